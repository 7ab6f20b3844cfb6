"""Web pages: the article, the way back to its source, and what the page's head says."""

from __future__ import annotations

import html
import itertools
import logging
import re
from datetime import date

import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from communique.documents.alignment import source_offsets
from communique.documents.load import load_document
from communique.documents.visible import visible_lines, visible_words
from communique.knowledge.outlets import load_outlets
from communique.model import Document, DocumentError

STORY = (
    "Foreign Minister Orla Venn met President Davor Lisk at the Quay Palace &amp; thanked <b>him</b> for the welcome.",
    "The two sides should go on with <a href='/talks'>the talks</a> that were opened last year, Lisk&nbsp;said.",
    "Venn said that her country stands ready to work with its neigh<wbr>bour on ports,\n   ferries and pilots&#8217; training.",
)
HEAD = (
    "<title>Venn and Lisk agree on new talks - Halvern Daily</title>"
    "<meta property='og:title' content='Venn and Lisk agree on new talks'>"
    "<meta property='og:site_name' content='Halvern Daily'>"
    "<meta property='og:url' content='https://www.example.org/talks'>"
    "<meta property='article:published_time' content='2031-03-03T10:00:00Z'>"
)


def page(*, head: str = HEAD, above: str = "", story: tuple[str, ...] = STORY) -> str:
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in story)
    return (
        f"<!DOCTYPE html><html><head>{head}<script>var p = '<p>Foreign Minister Orla Venn met</p>';</script></head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<article><h1>Venn and Lisk agree on new talks</h1>{above}{paragraphs}</article>"
        "<footer>Contact us</footer></body></html>"
    )


def doc(source: str, name: str = "a.html") -> Document:
    return load_document(name, source.encode(), load_outlets())


def shown(source: str) -> str:
    """What is seen of a source: tags dropped, entities resolved, blanks folded."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", source)).split())


def test_the_article_is_the_text_and_the_page_is_left() -> None:
    """Paragraphs in order, entities resolved; menus, scripts and footers are no part of the text."""
    document = doc(page())
    assert document.format == "html"
    for paragraph in STORY:
        assert shown(paragraph) in " ".join(document.text.split())
    assert "Contact us" not in document.text
    assert "var p" not in document.text


def test_every_pair_points_at_the_same_words() -> None:
    """At each pair the same words begin in text and source, up to the next pair; pairs ascend and cover the story."""
    source = page()
    document = doc(source)
    pairs = document.source_offsets
    assert pairs is not None
    ends = [*(place for place, _ in pairs[1:]), len(document.text)]
    for (place, start), end in zip(pairs, ends, strict=True):
        words = document.text[place:end].split()
        assert shown(source[start:]).startswith(words[0])
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in itertools.pairwise(pairs))
    for words in ("Foreign Minister Orla", "thanked", "the talks", "that were opened", "said.", "pilots", "training."):
        assert _source_of(document, words, source).startswith(words.split()[0][:5])


def _source_of(document: Document, words: str, source: str) -> str:
    """What stands in the source where the last pair before ``words`` leads."""
    place = document.text.index(words)
    before = [pair for pair in document.source_offsets or () if pair[0] <= place]
    return source[before[-1][1] + place - before[-1][0] :] if before else ""


def test_a_script_is_not_the_source_of_the_text() -> None:
    """The same words in a script above the article do not draw the map to them."""
    source = page()
    start = dict(doc(source).source_offsets or ())
    place = doc(source).text.index("Foreign Minister")
    assert start[place] == source.rindex("Foreign Minister Orla Venn met")


def test_a_line_that_was_moved_up_does_not_lose_the_rest() -> None:
    """Where the extraction puts a line of the foot on top, the lines after it are still found."""
    lines = [f"Paragraph number {number} tells of the talks in its own words." for number in range(300)]
    source = "".join(
        f"<p>{line}</p>" for line in [*lines, "Copies may be ordered from the office of the paper itself."]
    )
    text = "\n".join(["Copies may be ordered from the office of the paper itself.", *lines])
    assert len(source_offsets(text, source)) == len(lines)


@given(
    st.lists(
        st.sampled_from(
            [*"abc <>&;/!-'\"=", "<p>", "</p>", "<b>", "&amp;", "<!--", "-->", "<script>", "</script>", "word ", "\n"]
        ),
        max_size=60,
    ).map("".join),
    st.text(st.sampled_from("abcword \n"), max_size=80),
)
def test_any_source_gives_an_ascending_map(source: str, text: str) -> None:
    """However broken the mark-up, pairs lie inside both and ascend in both; the same word begins at each."""
    pairs = source_offsets(text, source)
    words = {word.start: word.text for word in visible_words(source)}
    for place, start in pairs:
        assert text[place:].split(maxsplit=1)[0] == words[start]
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in itertools.pairwise(pairs))


def test_words_are_seen_as_a_reader_sees_them() -> None:
    """Inline tags part no words, other tags do; comments and scripts are not seen; entities are letters."""
    source = "<p>A<b>l</b>l &quot;goes&quot;<br>w&egrave;ll<!-- or not --><script>x()</script></p><p>en<wbr>d"
    assert [word.text for word in visible_words(source)] == ["All", '"goes"', "wèll", "end"]
    assert [word.start for word in visible_words(source)] == [3, 14, 34, 87]
    assert [line for line in visible_lines(source) if line] == ['All "goes"', "wèll", "end"]


def test_what_the_head_says_is_metadata() -> None:
    """Title, day, site and address of the head carry no offsets."""
    document = doc(page())
    assert document.published is not None
    assert (document.published.day, document.published.basis, document.published.span) == (
        date(2031, 3, 3),
        "html-head",
        None,
    )
    assert (document.outlet, document.source_url) == ("Halvern Daily", "https://www.example.org/talks")
    assert document.title is not None
    assert document.title.text == "Venn and Lisk agree on new talks"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='og:title' content='Venn and Lisk agree on new talks | Halvern Daily'>",
        "<title>Ministry of Foreign Affairs of Halvern</title>",
        "<title>Venn and Lisk agree on new talks - Halvern Daily</title><meta property='og:site_name' content='Halvern Daily'>",
        "",
    ],
)
def test_the_title_is_the_headline_without_the_site(head: str) -> None:
    """A head that adds the site's name, or gives the publisher's alone, does not hide the printed headline."""
    document = doc(page(head=head, above="<p>Varn, 3 March 2024</p>"))
    assert document.title is not None
    assert document.title.text == "Venn and Lisk agree on new talks"


def test_a_known_address_names_the_outlet() -> None:
    """The table of outlets knows a page by its host, whatever the page calls itself."""
    head = HEAD.replace("https://www.example.org/talks", "https://www.reuters.com/world/talks")
    assert doc(page(head=head)).outlet == "Reuters"


def test_the_day_that_a_page_shows_is_taken_where_the_head_has_none() -> None:
    """A line above the article that is a stamp gives its day; a day inside the article does not."""
    head = "<title>Venn and Lisk agree on new talks</title>"
    told = (*STORY, "The two countries opened embassies on 1 January 1979 and have traded in fish ever since then.")
    shown_above = doc(page(head=head, above="<div>3 March 2024</div>", story=told))
    assert shown_above.published is not None
    assert shown_above.published.day == date(2024, 3, 3)
    assert doc(page(head=head, story=told)).published is None


def test_the_day_of_reading_makes_no_difference() -> None:
    """A page dated after today keeps its day: nothing is compared with the clock."""
    document = doc(page(head=HEAD.replace("2031", "2089")))
    assert document.published is not None
    assert document.published.day.year == 2089


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><head><title>Nothing</title></head></html>",
        "<!DOCTYPE html>",
        "<p>",
        "<html><body><script>let a = 1;</script></body></html>",
        "<" * 5000,
        "<div>" * 3000,
        "<html><body>" + "<a href=x>" * 500,
    ],
)
def test_a_page_without_an_article_is_told(source: str) -> None:
    """No article, or no page at all: a DocumentError that names the file, never another exception."""
    with pytest.raises(DocumentError, match=r"^a\.html: "):
        doc(source)


@pytest.mark.parametrize("name", ["a.txt", "-", "a"])
def test_a_page_is_known_by_its_beginning_too(name: str) -> None:
    """A page under another name, or from standard input, is a page; a text that only mentions tags is none."""
    assert doc(page(), name).format == "html"
    assert doc("Use <p> to part paragraphs, she said, and they agreed on it.", name).format == "plain"


@pytest.mark.parametrize(
    ("declared", "written", "words"),
    [
        ("gb2312", "gb18030", "外交部长今天在首都会见了来访的渔业大臣。双方就两国关系交换了意见。"),
        ("windows-1252", "cp1252", "Außenminister Jörg Thal traf die Präsidentin – „ein gutes Gespräch“, sagte er."),
        ("utf-16", "utf-16", "Foreign Minister Orla Venn met President Davor Lisk – “a good talk”, she said."),
        ("utf-16", "utf-16-le", "Foreign Minister Orla Venn met President Davor Lisk – “a good talk”, she said."),
        ("shift_jis", "shift_jis", "外務大臣は本日、東京で会談しました。両国の関係について話し合いました。"),
    ],
)
def test_a_declared_charset_is_decoded(declared: str, written: str, words: str) -> None:
    """The article comes out in its own letters whatever encoding the page is written in."""
    source = page(head=f"<meta charset='{declared}'><title>T</title>", story=(words, words * 2))
    assert words in load_document("a.html", source.encode(written), load_outlets()).text


@pytest.mark.parametrize("name", ["trafilatura.core", "htmldate.core", "courlan.clean"])
def test_nothing_is_said_on_standard_error(
    name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Foreign parsers keep quiet where the host has set up no logging, and their loggers are left as they were."""
    root, foreign = logging.getLogger(), logging.getLogger(name.split(".", maxsplit=1)[0])
    kept = list(foreign.handlers), foreign.level, foreign.propagate
    monkeypatch.setattr(root, "handlers", [])
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: logging.getLogger(name).warning("noise"))
    with pytest.raises(DocumentError):
        doc(page())
    assert capfd.readouterr().err == ""
    assert (foreign.handlers, foreign.level, foreign.propagate) == kept


def test_the_host_hears_what_it_asked_for(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that logs gets the warnings of foreign parsers as before."""
    monkeypatch.setattr(trafilatura, "extract", lambda *_, **__: logging.getLogger("courlan.clean").warning("noise"))
    with pytest.raises(DocumentError):
        doc(page())
    assert "noise" in caplog.text


def test_a_parser_that_fails_costs_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever exception a foreign parser raises, the run gets a DocumentError with its name."""

    def fail(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(trafilatura, "extract", fail)
    with pytest.raises(DocumentError, match="RecursionError"):
        doc(page())
