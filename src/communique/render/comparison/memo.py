"""A comparison as a memo for a word processor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.render.clauses import quoted
from communique.render.comparison.points import changes, label_words, points_of
from communique.render.comparison.wording import (
    AGREEMENTS,
    SILENCES,
    SILENT,
    agreement,
    fact_told,
    folded_away,
    name_of,
    places_in_text,
    reasons,
    title_of,
    told_by,
)
from communique.render.over_time.silences import silence_told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from docx.document import Document as Memo
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph

    from communique.model import Account, Comparison, Fact, Span
    from communique.render.comparison.points import End, Point

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What an XML file can't hold, or a word processor not show."""

NORMAL, TINY = 10, 8
"""Points of type."""

NARROW, MARGIN = 4.2, 1.8
"""Centimetres: the first column of a table, and the page's margins."""


def write_memo(target: BinaryIO, comparisons: Sequence[Comparison], *, unfolded: bool = False) -> None:
    """One section a comparison; points that both texts make alike only where ``unfolded``."""
    import docx
    from docx.shared import Cm, Pt

    memo = docx.Document()
    memo.core_properties.title = _plain("; ".join(map(title_of, comparisons)))
    memo.core_properties.author = "Communiqué"
    memo.styles["Normal"].font.size = Pt(NORMAL)
    page = memo.sections[0]
    page.page_width, page.page_height = Cm(29.7), Cm(21.0)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN)
    for comparison in comparisons:
        _section(memo, comparison, unfolded=unfolded)
    memo.save(target)


def _section(memo: Memo, comparison: Comparison, *, unfolded: bool) -> None:
    points = points_of(comparison)
    memo.add_heading(_plain(title_of(comparison)), 1)
    if comparison.exchange is not None:
        memo.add_paragraph(comparison.exchange)
    memo.add_paragraph().add_run(_plain(comparison.headline)).bold = True
    for mark, account in (("A", comparison.a), ("B", comparison.b)):
        _account(memo, mark, account)
    if comparison.facts:
        memo.add_heading("The exchange", 2)
        _facts(memo, comparison.facts)
    memo.add_heading("Points", 2)
    _points(memo, [point for point in points if unfolded or not point.is_folded])
    folded = folded_away(points)
    if folded is not None and not unfolded:
        memo.add_paragraph(f"{folded}.")
    if comparison.silences:
        memo.add_heading(SILENCES, 2)
        for silence in comparison.silences:
            memo.add_paragraph(_plain(silence_told(silence)))


def _account(memo: Memo, mark: str, account: Account) -> None:
    address = f", {account.provenance.address}" if account.provenance.address is not None else ""
    paragraph = memo.add_paragraph()
    paragraph.add_run(f"{mark}  ").bold = True
    paragraph.add_run(_plain(f"{told_by(account)}{address}"))
    for warning in account.warnings:
        paragraph.add_run(_plain(f"\nBear in mind: {warning}.")).italic = True


def _facts(memo: Memo, facts: Sequence[Fact]) -> None:
    rows = [
        (name_of(fact), fact_told(fact.a, fact.cited_a), fact_told(fact.b, fact.cited_b), AGREEMENTS[agreement(fact)])
        for fact in facts
    ]
    cells = _table(memo, ("", "A", "B", ""), len(rows))
    for row, (values, fact) in enumerate(zip(rows, facts, strict=True)):
        for column, value in enumerate(values):
            run = cells[row][column].paragraphs[0].add_run(_plain(value))
            run.bold = column == 3 and agreement(fact) not in {"=", "≈"}
            run.italic = value == SILENT


def _points(memo: Memo, points: Sequence[Point]) -> None:
    cells = _table(memo, ("", "A", "B"), len(points))
    for row, point in zip(cells, points, strict=True):
        name = row[0].paragraphs[0].add_run(label_words()[point.sort].name)
        name.bold = True
        for reason in reasons(point):
            _small(row[0].add_paragraph(), reason)
        ends = (point.a, point.b)
        for cell, end, spans in zip(row[1:], ends, changes(point), strict=True):
            _end(cell, end, spans)


def _end(cell: Cell, end: End | None, changed: Sequence[Span]) -> None:
    paragraph = cell.paragraphs[0]
    if end is None:
        paragraph.add_run(SILENT).italic = True
        return
    paragraph.add_run(_plain(f"{end.speaker} ")).bold = True
    if end.cue:
        paragraph.add_run(_plain(f"{end.cue} ")).italic = True
    mark = "“" if quoted(end.citation.words, end.clauses) != end.citation.words else ""
    paragraph.add_run(mark)
    _marked(paragraph, end.citation.words, changed)
    paragraph.add_run("”" if mark else "")
    _small(paragraph, f"  [{end.places}; {places_in_text(end)}]")


def _marked(paragraph: Paragraph, words: str, changed: Sequence[Span]) -> None:
    """The words, those underlined that the other text doesn't have."""
    position = 0
    for span in changed:
        paragraph.add_run(_plain(words[position : span.start]))
        paragraph.add_run(_plain(span.of(words))).underline = True
        position = span.end
    paragraph.add_run(_plain(words[position:]))


def _small(paragraph: Paragraph, text: str) -> None:
    from docx.shared import Pt

    paragraph.add_run(_plain(text)).font.size = Pt(TINY)


def _table(memo: Memo, headings: Sequence[str], rows: int) -> list[list[Cell]]:
    """A table with a heading that is repeated on every page; its cells below that, row by row."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = memo.add_table(rows + 1, len(headings), style="Table Grid")
    table.autofit = False
    section = memo.sections[0]
    page = section.page_width or Cm(29.7)
    ends = (1, len(headings) - 1) if len(headings) == 4 else (1,)
    narrow = Cm(NARROW)
    wide = (page - 2 * Cm(MARGIN) - len(ends) * narrow) // 2
    found = [list(row.cells) for row in table.rows]
    for number, column in enumerate(table.columns):
        column.width = wide if number in {1, 2} else narrow
        for row in found:
            row[number].width = column.width
    for cell, heading in zip(found[0], headings, strict=True):
        cell.paragraphs[0].add_run(heading).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 -- python-docx has no name for it
    return found[1:]


def _plain(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text)
