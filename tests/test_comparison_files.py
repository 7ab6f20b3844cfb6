"""A comparison as JSON, rows, Markdown, memo and on a terminal: each says what it found and where it stands."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pyarrow.parquet
import pytest

from communique.model import Citation, Rate, Silence, Span, UsageError
from communique.render.comparison.contract import comparison_row, point_rows
from communique.render.comparison.files import write_comparisons
from communique.render.comparison.markdown import markdown_of
from communique.render.comparison.page import page_of
from communique.render.comparison.terminal import print_comparisons
from communique.render.export import column_names, write_list
from comparisons import comparison

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "a | b\n# c <script>alert(1)</script> `d` *e* [f](g) \x1b[31m"


def test_contract_of_the_scorers_is_kept() -> None:
    """Links name spans of both texts with their labels, and every clause stands in a link or in one text alone."""
    row = json.loads(json.dumps(comparison_row(comparison()), default=str))
    found = comparison()
    assert len(row["links"]) == 9
    for link in row["links"]:
        (start, end), *_ = link["a"]
        assert found.a.text[start:end] == row["account_a"]["clauses"][link["clauses_a"][0]]["words"]
        assert set(link) >= {"a", "b", "labels", "rules", "score"}
    linked = [tuple(span) for link in row["links"] for span in link["a"]]
    alone = [tuple(span) for span in row["only_a"]]
    assert sorted(linked + alone) == sorted(tuple(span) for clause in found.a.clauses for span in clause.spans)
    assert row["only_b"] == [list(found.b.clauses[number].spans[0]) for number in row["only_b_clauses"]]


def test_contract_tells_all_that_is_known() -> None:
    """Speakers, cue, act and topic of clauses, facts with their citations, warnings and the headline are in the JSON."""
    row = json.loads(json.dumps(comparison_row(comparison()), default=str))
    clause = row["account_b"]["clauses"][-2]
    assert clause["speakers"] == [{"name": "Oren Talvash", "side": "XTR"}]
    assert (clause["cue"], clause["act"], clause["topic"], clause["quoted"]) == ("said that", "state", "birds", False)
    assert row["account_b"]["warnings"] == ["may be an excerpt"]
    assert row["account_a"]["published"] == "2031-03-28"
    assert row["headline"] == "1 of 12 verbatim"
    (asked,) = [fact for fact in row["facts"] if fact["kind"] == "who asked"]
    assert (asked["a"], asked["agree"], asked["cited_b"]["spans"]) == (None, False, [[0, 7]])


def test_rows_are_one_a_point() -> None:
    """Each point is a row with the columns of the schema, and a citation for each text that makes it."""
    rows = list(point_rows([comparison(), comparison()]))
    assert len(rows) == 2 * 12
    assert all(list(row) == column_names("points") for row in rows)
    first = rows[0]
    assert (first["label"], first["a_speakers"], first["b_speakers"]) == (
        "differently-attributed",
        ["Maren Hathmoor"],
        ["Oren Talvash"],
    )
    assert "(Linden House, “The call as A tells it”, 2031-03-28, characters" in first["a_citation"]
    (alone,) = [row for row in rows[:12] if row["label"] == "only-b"]
    assert (alone["a_citation"], alone["b_outlet_side"]) == (None, "XTR")


@pytest.mark.parametrize("ending", [".csv", ".json", ".jsonl", ".parquet"])
def test_rows_go_into_every_kind_of_file(ending: str, tmp_path: Path) -> None:
    """All rows arrive in each format, also those that one text alone makes."""
    target = tmp_path / f"points{ending}"
    assert write_list(target, "points", point_rows([comparison()])) == 12
    if ending == ".parquet":
        assert pyarrow.parquet.read_table(target).num_rows == 12
    else:
        assert "nobody counts the gulls" in target.read_text(encoding="utf-8")


def test_markdown_is_a_table_to_paste() -> None:
    """Every point but those made alike is one row of a table of three columns, with the characters in both texts."""
    text = markdown_of([comparison()])
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    points = rows[rows.index("| what | A | B |") + 1 :]
    assert len(points) == 10
    assert all(row.count(" | ") == 2 for row in points)
    assert "no longer a quotation: the rule of quotation-lost; moved: §5 in A → §2 in B" in text
    assert "2 points that both texts make alike are left out." in text
    assert len(markdown_of([comparison()], unfolded=True).splitlines()) == len(text.splitlines())


def test_markdown_holds_no_markup_of_a_document() -> None:
    """Words of a document never end a cell, begin a heading or a link, or become mark-up."""
    found = comparison(title=EVIL)
    clauses = (replace(found.a.clauses[0], words=EVIL), *found.a.clauses[1:])
    text = markdown_of([replace(found, a=replace(found.a, clauses=clauses), headline=EVIL)])
    assert r"a \| b \# c \<script\>alert(1)\</script\> \`d\` \*e\* \[f\](g)" in text
    assert "\x1b" not in text
    assert "<script>" not in text


def test_memo_opens_and_tells_all(tmp_path: Path) -> None:
    """A word processor's file holds headline, facts and points with their places, whatever characters they hold."""
    target = tmp_path / "memo.docx"
    found = replace(comparison(outlet=f"Linden\x00House {EVIL}"), headline="1 of 12 verbatim\x0b\ufffe")
    assert write_comparisons("docx", target, [found, comparison()]) == "2 comparisons, 24 points"
    memo = docx.Document(str(target))
    facts, points, *_ = memo.tables
    assert [cell.text for cell in facts.rows[2].cells] == [
        "who asked",
        "not mentioned in this text",
        "Maren Hathmoor (XHV) (0–7)",
        "only in B",
    ]
    assert len(points.rows) == 11
    assert "[§1; A 19–48]" in points.rows[1].cells[1].text
    assert any("1 of 12 verbatim" in paragraph.text for paragraph in memo.paragraphs)
    assert "Bear in mind: may be an excerpt." in "\n".join(paragraph.text for paragraph in memo.paragraphs)


def test_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder that is not there ends in one clear error, and nothing is left behind."""
    with pytest.raises(UsageError, match="it can't be written"):
        write_comparisons("html", tmp_path / "nowhere" / "page.html", [comparison()])
    with pytest.raises(UsageError, match="it can't be written"):
        write_comparisons("md", tmp_path, [comparison()])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("width", ["72", "120"])
def test_terminal_folds_what_is_alike(
    width: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What both make alike is counted, and shown when asked for; no line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", width)
    print_comparisons([comparison()])
    told = capsys.readouterr().out
    assert "2 points that both texts make alike are left out; --all shows them." in told
    assert "the bell rings at dusk" not in told
    assert max(map(len, told.splitlines())) <= int(width)
    assert told.index("In another mouth (1)") < told.index("Only in A (2)") < told.index("Only in B (1)")
    print_comparisons([comparison()], unfolded=True)
    told = capsys.readouterr().out
    assert "the bell rings at dusk" in told
    assert "left out" not in told


def test_cue_away_from_its_clause_is_shown_apart() -> None:
    """A cue that does not stand right before the words is parted from them, so that they don't read as one phrase."""
    text = markdown_of([comparison()])
    assert "*said that …* the port to stay open in winter" in text
    assert "*said that* nobody counts the gulls" in text


def test_silences_are_told_wherever_a_comparison_goes(capsys: pytest.CaptureFixture[str]) -> None:
    """How usual it is that one side is silent stands in the JSON, on the terminal, in Markdown and on the page."""
    found = comparison()
    silence = Silence(
        kind="topic",
        what="birds",
        told_by="XTR",
        missing_from="XHV",
        told=Rate(count=4, of=5, low=0.38, high=0.96),
        carried=Rate(count=0, of=4, low=0.0, high=0.49),
        cited=(Citation(provenance=found.b.provenance, spans=(Span(0, 7),), words="Talvash"),),
        exchanges=("2031-03-28-call-xhv-xtr",),
    )
    usual = replace(found, silences=(silence,))
    told = "XTR told it in 4 of 5 exchanges"
    print_comparisons([usual])
    assert told in " ".join(capsys.readouterr().out.split())
    assert told in markdown_of([usual])
    assert told in page_of([usual])
    assert comparison_row(usual)["silences"][0]["carried_high"] == 0.49
    assert "silences" not in markdown_of([found])
