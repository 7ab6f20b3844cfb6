"""The memo: every line of it is proved, and it says the same in every form."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document

from communique import Archive
from communique.model import NotFoundError
from communique.render.brief.markdown import brief_markdown
from communique.render.brief.marks import footnotes
from communique.render.brief.word import brief_file
from communique.render.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Brief, Section

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
MEETING, VISIT = "2031-05-20-meeting-xhv-xtr", "2031-09-17-visit-xhv-xtr"
UNPROVED = ("Where: not stated", "Asked for by: not stated", "The reports differ on", "When: not stated")
"""What a memo says of silence, or sums up from lines that are proved elsewhere."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The samples."""
    with Archive(tmp_path_factory.mktemp("brief") / "a.db", overlay=SAMPLES / "tables") as opened:
        for path in sorted(SAMPLES.glob("0*")):
            opened.add(path)
        yield opened


@pytest.fixture(scope="module")
def brief(archive: Archive) -> Brief:
    return archive.brief(VISIT)


def section(brief: Brief, heading: str) -> Section:
    return next(one for one in brief.sections if one.heading == heading)


def test_every_line_has_its_proof(archive: Archive) -> None:
    """Whatever a memo says of what was said or told carries a citation; only silence and sums have none."""
    for exchange in archive.exchanges():
        for part in archive.brief(exchange.id).sections:
            for line in part.lines:
                assert line.notes or line.text.startswith(UNPROVED) or " beside " in line.text, line.text


def test_citations_read_what_the_texts_say(archive: Archive, brief: Brief) -> None:
    """Each citation's spans give its words, and each number that a line names is a citation's."""
    for citation in brief.citations:
        text = archive.document(citation.provenance.document).document.text
        assert " … ".join(" ".join(span.of(text).split()) for span in citation.spans) == citation.words
    numbers = {number for part in brief.sections for line in part.lines for number in line.notes}
    assert numbers == set(range(1, len(brief.citations) + 1))


def test_what_each_side_said_stands_under_its_name(brief: Brief) -> None:
    """No line under one side's heading is the other side's speaker's."""
    assert all("Talvash" not in line.text.split(" ", 2)[1] for line in section(brief, "What Halvern said").lines)
    assert all("Hathmoor" not in line.text.split(" ", 2)[1] for line in section(brief, "What Tarsenia said").lines)


def test_a_later_exchange_is_set_beside_the_outlets_last(archive: Archive) -> None:
    """The meeting's memo says what is new since the outlet's readout of the call; the first exchange's has no such part."""
    since = section(archive.brief(MEETING), "Since the last time")
    assert any("beside its text on the call of 2031-03-27" in line.text for line in since.lines)
    headings = [part.heading for part in archive.brief("2031-03-27-call-xhv-xtr").sections]
    assert "Since the last time" not in headings


def test_formulas_are_counted_among_exchanges_of_these_sides(archive: Archive) -> None:
    """A formula of the table stands in the memo with its note, and with how many exchanges of the two sides have it."""
    (line,) = section(archive.brief("2031-03-27-call-xhv-xtr"), "Formulas").lines
    assert line.text.startswith("“core interests” (CHN: hexin liyi), by the account of Tarpress")
    assert line.text.endswith("said in 1 of 5 exchanges of these sides")


def test_word_file_and_markdown_hold_every_line(brief: Brief) -> None:
    """Both forms have each line, each source and each citation, in their order."""
    told = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(brief_file(brief))).paragraphs)
    marked = brief_markdown(brief)
    for part in brief.sections:
        for line in part.lines:
            assert line.text in told
            assert escaped(line.text) in marked
    for note in footnotes(brief):
        assert note in told
        assert escaped(note) in marked


def test_words_of_a_text_are_no_markup() -> None:
    """A name in asterisks, a bracket or a tag in a document's words shows as such in Markdown."""
    assert escaped("the *Silver Tern* <script> [x](y) a|b") == r"the \*Silver Tern\* \<script\> \[x\](y) a\|b"


def test_an_unknown_exchange_is_said_so(archive: Archive) -> None:
    """There is no memo on what is not there."""
    with pytest.raises(NotFoundError, match="2030-01-01-call"):
        archive.brief("2030-01-01-call")
