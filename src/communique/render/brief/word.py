"""A memo as a Word file: the memo on one page as a rule, sources and citations in small print on the next."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.shared import Cm, Pt, RGBColor

from communique.render.brief.marks import by_topic, footnotes, left_out, marks, sources
from communique.render.console import harmless

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

    from communique.model import Brief, Line, Section

BODY, SMALL, TITLE, HEADING = Pt(8.5), Pt(6.5), Pt(13), Pt(9.5)
MARGIN = Cm(1.3)
GREY, BLUE = RGBColor(0x55, 0x5B, 0x63), RGBColor(0x1F, 0x4E, 0x79)


def brief_file(brief: Brief) -> bytes:
    """The bytes of a .docx file; the same memo gives the same text, styles and order."""
    document = Document()
    _page(document)
    _paragraph(document, brief.title, TITLE, bold=True)
    for section in brief.sections:
        _section(document, section, brief.exchange)
    document.add_page_break()  # type: ignore[no-untyped-call]
    _heading(document, "Sources and citations")
    for source in sources(brief):
        _paragraph(document, source, SMALL)
    _paragraph(document, "  ".join(footnotes(brief)), SMALL)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _page(document: WordFile) -> None:
    for section in document.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    document.styles["Normal"].font.name = "Calibri"


def _section(document: WordFile, section: Section, exchange: str) -> None:
    _heading(document, section.heading)
    for topic, lines in by_topic(section):
        if topic is not None:
            _paragraph(document, topic, SMALL)
        for line in lines:
            _line(document, line)
    more = left_out(section, exchange)
    if more:
        _paragraph(document, more, SMALL)


def _line(document: WordFile, line: Line) -> None:
    paragraph = _paragraph(document, line.text, BODY, style="List Bullet")
    run = paragraph.add_run(f" {marks(line)}" if line.notes else "")
    run.font.size, run.font.color.rgb = SMALL, GREY


def _heading(document: WordFile, text: str) -> None:
    paragraph = document.add_heading(level=2)
    run = paragraph.add_run(harmless(text))
    run.font.size, run.font.color.rgb = HEADING, BLUE
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(4), Pt(0)


def _paragraph(document: WordFile, text: str, size: Pt, *, bold: bool = False, style: str | None = None) -> Paragraph:
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(harmless(text))
    run.font.size, run.bold = size, bold
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    return paragraph
