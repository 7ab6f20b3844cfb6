"""Prose, sentences and quotations: what readers see, and the way back to the document."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Span
from communique.text.lines import BREAK, is_blank, split_lines, trim
from communique.text.names import fold
from communique.text.prose import build_prose
from communique.text.quotes import find_quotes
from communique.text.sentences import split_sentences

SCRAPED = st.text(
    alphabet=st.sampled_from(list("aB1 .,\n\t\r-–“”\"'’()[]<>*_\\#&;éü汉\u00a0\u200b\u00ad")), max_size=300
)


def sentences_of(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@given(SCRAPED | st.text(max_size=300), st.booleans())
def test_every_character_of_the_prose_points_at_its_own(text: str, markdown: bool) -> None:
    """Each visible character of the prose is the character (or its plain form) at the offset it names."""
    prose = build_prose(text, [Span(0, len(text))], markdown=markdown)
    assert len(prose.offsets) == len(prose.text)
    for character, offset in zip(prose.text, prose.offsets, strict=True):
        assert character in " \n'" or text[offset] == character


@given(SCRAPED | st.text(max_size=300))
def test_paragraphs_tile_the_prose_and_sentences_tile_paragraphs(text: str) -> None:
    """Paragraphs are non-empty, in order and free of line breaks; sentences lie inside them, in order, never empty."""
    prose = build_prose(text, [Span(0, len(text))])
    end = -1
    for paragraph in prose.paragraphs:
        assert end < paragraph.start < paragraph.end
        assert "\n" not in paragraph.of(prose.text)
        end = paragraph.start
        for sentence in split_sentences(prose.text, paragraph):
            assert end <= sentence.start < sentence.end <= paragraph.end
            end = sentence.end


@given(SCRAPED)
def test_quotations_lie_in_their_paragraph(text: str) -> None:
    """Quotations are ordered, non-empty spans of the paragraph whatever marks are missing."""
    line = text.replace("\n", " ")
    end = 0
    for quote in find_quotes(line, Span(0, len(line))):
        assert end <= quote.start < quote.end <= len(line)
        end = quote.end


def test_a_line_broken_in_mid_sentence_is_joined() -> None:
    """A line that begins in lower case or with a comma goes on with the one before; another paragraph does not."""
    text = (
        "The two ministers of "
        + "long " * 30
        + "standing agreed to build the Ring\n, and to open it.\nThey left on Monday "
        + "late " * 30
        + "."
    )
    prose = build_prose(text, [Span(0, len(text))])
    assert len(prose.paragraphs) == 2
    assert "the Ring , and to open it." in prose.text


def test_wrapped_lines_are_one_paragraph_and_blank_lines_part_them() -> None:
    """Text wrapped at a fixed width is read as paragraphs; list items stay apart."""
    text = (
        "The President met the\nPrime Minister today.\n\nThey discussed:\n\n-   trade and\n    transit;\n-   fishing.\n"
    )
    prose = build_prose(text, [Span(0, len(text))], markdown=True)
    assert [paragraph.of(prose.text) for paragraph in prose.paragraphs] == [
        "The President met the Prime Minister today.",
        "They discussed:",
        "trade and transit;",
        "fishing.",
    ]


def test_a_wrapped_text_with_one_longer_line_is_joined() -> None:
    """Where lines break off at one width they are paragraphs, whatever a headline's length; short lines are their ends."""
    text = (
        "Readout of the meeting of the Foreign Minister with the President of the Island and the commission on northern waters\n"
        "The President met the Foreign Minister at the Quay Palace on Sunday and\n"
        "thanked her for the welcome that his delegation had been given in Varn.\n"
        "   They discussed the ferries, the ports, and the training of pilots in\n"
        "both countries.\n"
        "They will meet again.\n"
    )
    prose = build_prose(text, [Span(0, len(text))])
    assert [paragraph.of(prose.text).split()[-1] for paragraph in prose.paragraphs] == [
        "waters",
        "Varn.",
        "countries.",
        "again.",
    ]


def test_short_paragraphs_are_not_joined() -> None:
    """Lines that each end as a sentence does are paragraphs of their own, however short."""
    text = "The ministers met in Varn on Sunday and spoke of ferries.\nThey will meet again in the autumn, in Otrel.\n"
    assert len(build_prose(text, [Span(0, len(text))]).paragraphs) == 2


def test_markup_is_not_read_but_offsets_stay() -> None:
    """Links, emphasis and entities vanish from the prose; a span of it still names the words in the file."""
    text = "She praised the [5<sup>th</sup> Fleet](https://example.org/a_(b)) and **all**&nbsp;crews."
    prose = build_prose(text, [Span(0, len(text))], markdown=True)
    assert prose.text == "She praised the 5th Fleet and all crews."
    start = prose.text.index("Fleet")
    assert prose.original(Span(start, start + 5)).of(text) == "Fleet"


def test_noise_inside_a_sentence_is_passed_over() -> None:
    """Two body spans on one line are one sentence; on two lines they are two paragraphs."""
    text = "has proposed AGY - the two sides meet"
    prose = build_prose(text, [Span(0, 12), Span(19, len(text))])
    assert prose.text == "has proposed the two sides meet"


def test_a_drop_capital_belongs_to_its_word() -> None:
    """A first letter set on a line of its own is part of the first word."""
    text = "T\nhe envoy arrived.\nHe " + "slowly " * 20 + "left."
    assert build_prose(text, [Span(0, len(text))]).text.startswith("The envoy arrived.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Smt. Mira Holm and Shri. Jon Sund met Dato'. Orla Venn and the Hon’ble. Davor Lisk.",
        "Amb. Venn of Holm Pvt. Ltd. wrote to the Govt. Press Office and to Messrs. Lisk and Sund.",
        "They met at 5 p.m. Varn time in the U.S. Embassy near No. 10 Downing Street.",
        "H.E. Davor Lisk and H.H. Sheikh Jon spoke with J. R. Sund, Jr., on Monday.",
    ],
)
def test_titles_and_short_forms_of_many_countries_end_no_sentence(sentence: str) -> None:
    """What is shortened before a name in any diplomatic service's English leaves the sentence whole."""
    assert sentences_of(sentence) == [sentence]


def test_abbreviations_end_no_sentence() -> None:
    """Titles, initials, countries and months with a full stop do not cut a sentence; real ends do."""
    assert sentences_of("Mr. A. B. Carr of the U.S. State Department met Gen. Dow on Nov. 3. They talked.") == [
        "Mr. A. B. Carr of the U.S. State Department met Gen. Dow on Nov. 3.",
        "They talked.",
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    """The mark behind a full stop belongs to the sentence that it closes."""
    assert sentences_of('"We agree." He left.') == ['"We agree."', "He left."]


def test_a_quotation_left_open_runs_to_the_end() -> None:
    """A missing closing mark does not lose the quotation."""
    assert find_quotes("He said: “We stay.", Span(0, 18)) == (Span(9, 18),)


def test_names_fold_alike() -> None:
    """Diacritics, case, hyphens and dots make no difference between names."""
    assert fold("Tô  Lâm") == fold("To Lam") == "to lam"
    assert fold("Kim Sung-han") == fold("KIM SUNG HAN")
    assert fold("Đặng Łukasz") == "dang lukasz"


def test_prose_offsets_ascend() -> None:
    """Places of the prose in the document never go back, so that a span of it is a span of the document."""
    text = "The **envoy** met\r\n[Orla\u00a0Venn](https://example.org/a) today.\r\n\r\n\x0cThey talked.\u2028He left."
    prose = build_prose(text, [Span(0, 30), Span(34, len(text))], markdown=True)
    assert list(prose.offsets) == sorted(prose.offsets)


@given(SCRAPED | st.text(max_size=300), st.booleans())
def test_prose_offsets_never_go_back(text: str, markdown: bool) -> None:
    """The same for any text at all."""
    prose = build_prose(text, [Span(0, len(text))], markdown=markdown)
    assert list(prose.offsets) == sorted(prose.offsets)


def test_every_line_end_ends_a_line() -> None:
    """CR, form feed, line and paragraph separators part lines as LF does; nothing of them is read."""
    for end in ("\n\n", "\r\n\r\n", "\r\r", "\x0c\x0c", "\u2028\u2028", "\u2029\n"):
        text = f"The envoy of the northern island arrived early today.{end}He was welcomed at the port by the mayor."
        prose = build_prose(text, [Span(0, len(text))])
        assert [paragraph.of(prose.text) for paragraph in prose.paragraphs] == text.split(end), repr(end)


def test_what_is_not_seen_is_not_read() -> None:
    """Soft hyphens, zero-width characters and direction marks vanish inside words; the span still covers them."""
    text = "\u202bOrla\u202c Venn\u200e wel\u00adcomed the \u200bnego\u2060tiators."
    prose = build_prose(text, [Span(0, len(text))])
    assert prose.text == "Orla Venn welcomed the negotiators."
    start = prose.text.index("welcomed")
    assert prose.original(Span(start, start + 8)).of(text) == "wel\u00adcomed"


@given(st.lists(st.sampled_from(["a", "\n", "\r", "\r\n", "\x0c", "\u2028", " ", "\u200b"]), max_size=40).map("".join))
def test_lines_tile_the_text(text: str) -> None:
    """Lines and what ends them, put together, are the text; no line holds a line end; trimming only shortens."""
    lines = list(split_lines(text, Span(0, len(text))))
    assert BREAK.sub("", text) == "".join(line.of(text) for line in lines)
    for line, after in itertools.pairwise(lines):
        assert BREAK.fullmatch(text, line.end, after.start)
    for line in lines:
        visible = trim(text, line)
        assert line.covers(visible)
        assert is_blank(text, line.start, visible.start)
        assert is_blank(text, visible.end, line.end)


def test_an_ellipsis_goes_on() -> None:
    """The cut depends on the mark and on what stands around it, not on how many blanks follow."""
    assert sentences_of("They waited… Then he spoke. Why?! Nobody knew.  Good.") == [
        "They waited… Then he spoke.",
        "Why?!",
        "Nobody knew.",
        "Good.",
    ]
