"""Charts: files that need no network, days that are the same everywhere, and no chart of nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from communique.model import UsageError
from communique.render.charts import Use, save_chart, saving, usage_chart

if TYPE_CHECKING:
    from pathlib import Path

USES = [
    Use(day=date(2031, 3, 27), row="Linden House", told="Hathmoor"),
    Use(day=date(2031, 3, 27), row="Linden House", told="Talvash"),
    Use(day=date(2032, 1, 1), row="Tarpress", told="</script><script>alert(1)</script>"),
]


def values(specification: dict[str, Any]) -> list[dict[str, Any]]:
    """All rows that a chart holds."""
    found = [row for rows in specification.get("datasets", {}).values() for row in rows]
    return found + list(_inline(specification))


def _inline(part: Any) -> Any:
    if isinstance(part, dict):
        data = part.get("data")
        yield from data.get("values", ()) if isinstance(data, dict) else ()
    for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _inline(child)


def test_uses_are_counted_by_year_and_by_day() -> None:
    """Uses of one day and row are one point that says how many; the years above have their numbers."""
    rows = values(usage_chart(USES, "a phrase").to_dict())
    assert {(row["day"], row["row"], row["n"]) for row in rows if "day" in row} == {
        ("2031-03-27", "Linden House (2)", 2),
        ("2032-01-01", "Tarpress (1)", 1),
    }
    assert {(row["year"], row["n"]) for row in rows if "year" in row} == {("2031", 2), ("2032", 1)}


def test_rows_that_look_alike_when_cut_stay_apart() -> None:
    """Two long names with one beginning are two rows."""
    long = "The Ministry for Foreign Affairs and Trade of the Realm of "
    uses = [Use(day=date(2031, 1, 1), row=long + end) for end in ("Hathmoor", "Tarsenia")]
    assert len({row["row"] for row in values(usage_chart(uses, "a phrase").to_dict()) if "row" in row}) == 2


def test_rows_left_out_are_told() -> None:
    """Where there are more rows than a chart can hold, it says how many are missing."""
    uses = [Use(day=date(2031, 1, 1) + timedelta(number), row=f"outlet {number}") for number in range(43)]
    specification = usage_chart(uses, "a phrase", source="43 uses.").to_dict()
    assert "43 uses. 3 rows with fewest are left out." in " ".join(specification["title"]["subtitle"])


def test_nothing_is_not_drawn() -> None:
    """A chart without a point is an error that says so."""
    with pytest.raises(UsageError, match="nothing to draw"):
        usage_chart([], "a phrase")


def test_page_needs_no_network_and_holds_no_script_of_a_document(tmp_path: Path) -> None:
    """The page brings its libraries, loads nothing, and words of a document end no script."""
    path = tmp_path / "uses.html"
    save_chart(usage_chart(USES, "</title><script>alert(2)</script>"), path)
    page = path.read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert page.count("</script>") == 2
    head, library, rest = page.partition("<script>")[0], *page.partition("<script>")[2].split("</script>", 1)
    assert "vegaEmbed" in library
    assert not re.search(r"(?:src|href)=[^#]|@import|url\(", head + rest)


@pytest.mark.parametrize(("ending", "begins"), [(".svg", b"<svg"), (".png", b"\x89PNG")])
def test_pictures(tmp_path: Path, ending: str, begins: bytes) -> None:
    """The ending says what is written; the same chart gives the same bytes."""
    for name in ("one", "two"):
        save_chart(usage_chart(USES, "a phrase"), tmp_path / f"{name}{ending}")
    assert (tmp_path / f"one{ending}").read_bytes().startswith(begins)
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


@pytest.mark.parametrize(("name", "match"), [("uses.pdf", "end it in"), ("none/uses.svg", "can't be written")])
def test_a_file_that_cannot_be_is_an_error_that_says_why(tmp_path: Path, name: str, match: str) -> None:
    """An ending that there is not, a folder that is not there."""
    with pytest.raises(UsageError, match=match):
        save_chart(usage_chart(USES, "a phrase"), tmp_path / name)


def test_the_legend_of_uses_has_whole_numbers() -> None:
    """Of one and two uses a day it names one and two, once each."""
    uses = [Use(day=date(2031, 1, 1), row="a")] * 2 + [Use(day=date(2031, 5, 1), row="b")]
    assert "'values': [1, 2]" in str(usage_chart(uses, "Uses").to_dict()["vconcat"][1]["encoding"]["size"])


def test_without_the_libraries_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are an extra: who lacks it is told its name."""
    monkeypatch.setattr(saving, "DRAWING", ("no_such_library",))
    with pytest.raises(UsageError, match=r"communique\[charts\]"):
        saving.require_drawing()
