"""Charts in pages: marks that lead on, words of documents that stay words, and nothing that a strict policy would stop."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from communique.render.charts import Use, pairs_chart, saving, timeline_chart, usage_chart
from communique.web.charts import Chart, chart_context, draw_chart, inline
from communique.web.urls import exchange_path, pair_path

if TYPE_CHECKING:
    from starlette.testclient import TestClient

HOSTILE = "</title></svg><script>alert(1)</script><img src=x onerror=alert(2)> \u202eover \x08"


def uses_drawn(row: str = "Linden House", href: str | None = "/documents/ab?at=3-9#at") -> Chart:
    """A chart of two uses, the later one without an address."""
    uses = [Use(day=date(2031, 3, 27), row=row, told="calm sea", href=href), Use(day=date(2032, 1, 1), row=row)]
    return draw_chart(lambda: usage_chart(uses, f"“{row}”", source="2 of 5."))


def marks_of(chart: Chart) -> list[ET.Element]:
    """The links of a chart."""
    return list(ET.fromstring(str(chart.svg)).iter("a"))  # noqa: S314


def test_a_mark_is_a_link_with_a_name() -> None:
    """A mark leads where it is told to, and says what it is to the pointer and to those who hear the page."""
    (mark,) = marks_of(uses_drawn())
    assert mark.get("href") == "/documents/ab?at=3-9#at"
    assert mark.get("aria-label") == "2031-03-27, Linden House: calm sea"
    assert mark.findtext("title") == "2031-03-27, Linden House: calm sea"


def test_a_mark_without_address_is_no_link() -> None:
    """What leads nowhere is shown and named all the same."""
    chart = uses_drawn(href=None)
    assert not marks_of(chart)
    assert 'aria-label="2031-03-27, Linden House: calm sea" role="img"' in str(chart.svg)


def test_heading_stands_in_the_page_and_not_in_the_drawing() -> None:
    """Title and source line are text of the page, which wraps."""
    chart = uses_drawn()
    assert (chart.title, chart.source) == ("“Linden House”", "2 of 5.")
    assert ">2 of 5.<" not in str(chart.svg)


def test_words_of_documents_stay_words() -> None:
    """Tags in a name open nothing, and what would turn the order of the words is written out."""
    text = str(uses_drawn(row=HOSTILE).svg)
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text
    assert "[U+202E]" in text
    assert "[U+0008]" in text


def test_nothing_that_a_strict_policy_stops() -> None:
    """No style, no script, no handler, no identifier that another chart of the page may have, and no ground of its own."""
    chart = uses_drawn()
    root = ET.fromstring(str(chart.svg))  # noqa: S314
    names = {name for element in root.iter() for name in element.keys()}  # noqa: SIM118 -- an element is no mapping
    assert not names & {"style", "id", "clip-path"}
    assert not [name for name in names if name.startswith("on")]
    assert "{" not in "".join(element.tag for element in root.iter())
    assert not root.findall("rect")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://example.org/", "//example.org/x", "data:text/html,x"]
)
def test_a_link_leads_to_a_page_of_ours_or_nowhere(address: str) -> None:
    """Whatever a drawing holds, its links stay in the app."""
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><script>1</script>'
        f'<a xlink:href="{address}"><path aria-label="x" onclick="y" style="z" d="M0,0"/></a></svg>'
    )
    assert inline(drawn, "t") == '<svg role="group" aria-label="t"><path d="M0,0"></path></svg>'


def test_charts_are_drawn_side_by_side() -> None:
    """Two requests at once get the same chart as one alone."""
    alone = uses_drawn()
    with ThreadPoolExecutor(2) as pool:
        assert [one.result() for one in [pool.submit(uses_drawn) for _ in range(4)]] == [alone] * 4


def test_nothing_to_draw_is_told_quietly() -> None:
    """A chart of nothing, or without the libraries that draw, is a sentence in its place."""
    context = chart_context(lambda: usage_chart([], "a phrase"))
    assert context.chart.svg is None
    assert context.chart.why_none.startswith("There is nothing to draw")


def test_libraries_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Charts are an extra: who lacks it is told its name in the chart's place."""
    monkeypatch.setattr(saving, "DRAWING", ("no_such_library",))
    assert "communique[charts]" in uses_drawn().why_none


def test_style_follows_the_colours_of_the_drawing() -> None:
    """Every colour that the style sheet changes for dark pages is one that charts are drawn in."""
    from importlib.resources import files

    from communique.render.charts import drawing

    style = (files("communique.web") / "static" / "charts.css").read_text(encoding="utf-8")
    own = {value for value in vars(drawing).values() if isinstance(value, str) and value.startswith("#")}
    assert set(re.findall(r'="(#\w+)"', style)) <= own | {"#888", "#ffffff"}


def test_points_of_a_timeline_lead_to_their_exchanges(client: TestClient) -> None:
    """Each exchange of the archive is a link to its page; what is only mentioned is shown and leads nowhere."""
    timeline = client.app.state.desk.archive.timeline("XHV", "XTR")  # type: ignore[attr-defined]
    chart = draw_chart(lambda: timeline_chart(timeline, link=exchange_path))
    assert {mark.get("href") for mark in marks_of(chart)} == {
        exchange_path(entry.id) for entry in timeline.entries if entry.status == "occurred"
    }
    assert re.search(r'aria-label="[^"]*only mentioned as ahead[^"]*" role="img"', str(chart.svg))


def test_cells_of_pairs_lead_to_the_pair(client: TestClient) -> None:
    """A pair's cell names the pair, the year and the number, and leads to the page of the two."""
    pairs = client.app.state.desk.archive.pairs()  # type: ignore[attr-defined]
    (mark,) = marks_of(draw_chart(lambda: pairs_chart(pairs, link=pair_path)))
    assert (mark.get("href"), mark.get("aria-label")) == ("/pairs/XHV/XTR", "XHV – XTR, 2031: 5 exchanges")
