"""Any text and any bytes at all: valid spans or a DocumentError, never another exception."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.documents.load import load_document
from communique.knowledge.outlets import load_outlets
from communique.model import Document, DocumentError, Span
from communique.pipeline import Pipeline

PIECES = [
    "Foreign Minister Orla Venn told President Davor Lisk that the talks were good.",
    "“We agree,” he said. “They should go on.",
    "HALVERN, March 3 (Tarpress) -- The two sides met.",
    "# Venn and Lisk meet again",
    "HANOI, Nov. 18 , 2006 (Tarpress)",
    "Home > News > Talks",
    "• Varn\n• Otrel\n• Quay\n• Sund\n• Lisk\n• Holm",
    "February 29, 2023",
    "2024-03-03 08:15",
    "Share",
    "###",
    "./. VNA",
    "(END)",
    "Reference(s):",
    "Related stories",
    "12 Comments",
    "VGP - ",
    "C",
    "---\ntitle: A\ndate: 2024-03-03\n---\n",
    "<html><body><h1>A</h1><p>The minister said that the talks &amp; the meal were good.</p></body></html>",
    "- [Further reading](https://example.org/a)",
    "https://example.org/2024/03/03/a",
    "\r\n",
    "\n\n",
    "\r",
    "\x0c",
    "\u2028",
    "\u00a0",
    "\u200b",
    "\u202e",
    "\u00ad",
    "\U0001f91d",
    "e\u0301",
    "\x00",
    "((((",
    '"',
]
SCRAPED = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=25).map("".join)
LINES = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=25).map("\n".join)
TEXTS = SCRAPED | LINES | st.text(max_size=400)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.htm.gz", "-", "a.pdf"])
OUTLETS = load_outlets()


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """One pipeline, as a run has one."""
    return Pipeline()


def loaded(name: str, data: bytes) -> Document | None:
    try:
        return load_document(name, data, OUTLETS)
    except DocumentError as error:
        told = (error.name == name, bool(error.what), bool(error.advice))
    assert all(told)
    return None


def check_parts(document: Document) -> None:
    """Body and noise: in order, inside the text, never empty, never over each other or over title and dateline."""
    text = document.text
    for spans in (document.body, document.noise):
        end = 0
        for span in spans:
            assert end <= span.start < span.end <= len(text)
            end = span.end
    named = [document.title.span] if document.title is not None and document.title.span is not None else []
    named += [document.dateline.span] if document.dateline is not None else []
    for span in named:
        assert 0 <= span.start < span.end <= len(text)
    ordered = sorted([*document.body, *document.noise, *named])
    assert all(first.end <= second.start for first, second in itertools.pairwise(ordered))
    if document.title is not None and document.title.span is not None:
        assert document.title.text == document.title.span.of(text)


@given(NAMES, TEXTS)
def test_any_text_gives_valid_parts(name: str, text: str) -> None:
    """The text is the file, and its parts are valid spans of it, whatever it holds."""
    document = loaded(name, text.encode("utf-8", "surrogatepass"))
    if document is None:
        return
    check_parts(document)
    if document.format != "html" and "\x00" not in text:
        assert document.text == text.removeprefix("\ufeff")


@given(NAMES, st.binary(max_size=400) | st.binary(max_size=60).map(lambda data: b"\x1f\x8b\x08" + data))
def test_any_bytes_give_a_document_or_its_error(name: str, data: bytes) -> None:
    """No bytes at all raise anything but a DocumentError that names the file and says what to do."""
    document = loaded(name, data)
    if document is not None:
        check_parts(document)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_line_ends_change_no_part(text: str, ends: str) -> None:
    """The same lines with other ends have the same body, noise and title."""
    lines = [line for line in text.split("\n") if not set(line) & set("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\x00")]
    one, other = loaded("a.txt", "\n".join(lines).encode()), loaded("a.txt", ends.join(lines).encode())
    assert (one is None) == (other is None)
    if one is None or other is None or one.format == "html" or one.format != other.format:
        return
    assert _words(one, one.body) == _words(other, other.body)
    assert _words(one, one.noise) == _words(other, other.noise)
    assert (one.title and one.title.text.split()) == (other.title and other.title.text.split())


def _words(document: Document, spans: tuple[Span, ...]) -> list[list[str]]:
    return [span.of(document.text).split() for span in spans]


@given(TEXTS)
@settings(max_examples=25)
def test_any_text_is_read(pipeline: Pipeline, text: str) -> None:
    """Every span of a reading indexes the text; contents and cues of statements lie within the article's body."""
    try:
        reading = pipeline.read("a.txt", text.encode("utf-8", "surrogatepass"))
    except DocumentError:
        return
    for statement in reading.statements:
        assert statement.content
        for span in (*statement.content, *([statement.cue] if statement.cue is not None else [])):
            assert any(part.start <= span.start for part in reading.document.body)
            assert 0 <= span.start < span.end <= len(reading.document.text)
            assert reading.document.body[0].start <= span.start
            assert span.end <= reading.document.body[-1].end
    for person in reading.people:
        assert all(0 <= span.start < span.end <= len(reading.document.text) for span in person.mentions)


@given(TEXTS, NAMES)
def test_reading_twice_gives_the_same(text: str, name: str) -> None:
    """Nothing that was read before and no clock changes a document."""
    data = text.encode("utf-8", "surrogatepass")
    assert loaded(name, data) == loaded(name, data)
