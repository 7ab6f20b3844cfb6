"""A comparison as a page: whole in itself, safe, and open to everybody who reads it."""

from __future__ import annotations

import hashlib
import itertools
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Comparison, Span
from communique.render.comparison.orders import places_of
from communique.render.comparison.page import page_of
from communique.render.comparison.points import points_of
from comparisons import comparison

EVIL = "</script><script>alert(1)</script>\u202e<img src=x onerror=alert(1)> {{ 7 * 7 }} \u2069&amp;"
HEADINGS = re.compile(r"<h([1-6])\b")


class Page(HTMLParser):
    """What stands in a page: elements with their attributes, and which were never closed."""

    VOID = frozenset({"meta", "input", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.wrong: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [attributes[name] or "" for _, attributes in self.elements if name in attributes]


def words_of(page: str) -> str:
    return " ".join("".join(Page(page).text).split())


@pytest.fixture(scope="module")
def page() -> str:
    return page_of([comparison()])


def test_page_needs_nothing_from_elsewhere(page: str) -> None:
    """Nothing is loaded from anywhere, no element carries a handler or a style of its own, and a policy forbids both."""
    parsed = Page(page)
    assert not parsed.values("src")
    assert all(place.startswith("#") for place in parsed.values("href"))
    assert not [name for _, attributes in parsed.elements for name in attributes if name.startswith("on")]
    assert not parsed.values("style")
    assert "url(" not in page
    assert "@import" not in page
    policy = parsed.values("content")[0]
    assert policy.startswith("default-src 'none'")
    for tag in ("script", "style"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert b64encode(hashlib.sha256(inside.encode()).digest()).decode() in policy


def test_page_is_well_formed(page: str) -> None:
    """Every element is closed where it should be, no name is given twice, and every link leads to a place on the page."""
    parsed = Page(page)
    assert (parsed.open, parsed.wrong) == ([], [])
    names = parsed.values("id")
    assert len(names) == len(set(names))
    assert {place.removeprefix("#") for place in parsed.values("href")} <= set(names)


def test_several_comparisons_make_one_page() -> None:
    """Two comparisons have a section each, whose names of places never meet."""
    parsed = Page(page_of([comparison(), comparison()]))
    names = parsed.values("id")
    assert len(names) == len(set(names))
    assert {"c1", "c2", "c1-p1", "c2-p1"} <= set(names)


def test_headings_skip_no_level(page: str) -> None:
    """Whoever reads by headings finds one of the first level, and none below a missing one."""
    levels = [int(level) for level in HEADINGS.findall(page)]
    assert levels.count(1) == 1
    assert all(following <= level + 1 for level, following in itertools.pairwise(levels))


def test_whatever_a_document_holds_shows_as_text() -> None:
    """Mark-up, template code and characters that turn the order of words stand on the page as text, and nothing else."""
    found = comparison(title=EVIL, outlet=EVIL, name=EVIL, address=EVIL)
    first = found.a.clauses[0]
    clauses = (replace(first, words=EVIL, cue=EVIL, topic=EVIL), *found.a.clauses[1:])
    text = EVIL + found.a.text[len(EVIL) :]
    evil = replace(found, a=replace(found.a, clauses=clauses, text=text, warnings=(EVIL,)), headline=EVIL)
    page = page_of([evil])
    parsed = Page(page)
    assert [tag for tag, _ in parsed.elements if tag in {"script", "img"}] == ["script"]
    assert (parsed.open, parsed.wrong) == ([], [])
    assert "\u202e" not in page
    assert "\u2069" not in page
    assert words_of(page).count("<img src=x onerror=alert(1)> {{ 7 * 7 }} [U+2069]&amp;") >= 8


def test_most_telling_come_first(page: str) -> None:
    """Who says it, quotation and strength come before what one text alone tells, and that before other words."""
    headings = re.findall(r"<h4[^>]*>([^<]*) <span class=\"count\">", page)
    assert headings == [
        "In another mouth",
        "Became a quotation",
        "No longer a quotation",
        "Stronger verb in B",
        "Weaker verb in B",
        "Narrower in B",
        "Wider in B",
        "Only in A",
        "Only in B",
    ]
    assert "2 points that both texts make alike" in words_of(page)


def test_every_end_opens_its_sentence(page: str) -> None:
    """Each point shows the whole sentence with outlet, side, day and characters, in both texts."""
    told = words_of(page)
    assert (
        "He noted that fog is no excuse. Linden House, “The call as A tells it”, 2031-03-28 [XHV], characters" in told
    )
    assert "He demanded that fog is no excuse. Tarpress, “The call as B tells it”, 2031-03-28 [XTR], characters" in told
    assert page.count('class="evidence"') == 2 * 9 + 3


def test_silence_is_no_denial(page: str) -> None:
    """What one text alone tells is not mentioned in the other; nothing on the page is said to be denied of it."""
    assert words_of(page).count("not mentioned in this text") == 3 + 1


def test_move_is_marked_and_drawn(page: str) -> None:
    """A point that moved names both places, and its line in the drawing is told from the others."""
    assert "§5 in A → §2 in B" in words_of(page)
    assert page.count('class="link quotation-lost moved"') == 1


def test_changed_words_are_marked(page: str) -> None:
    """Of a point that both make, the words are marked that the other text doesn't have."""
    assert "The nets<mark>, </mark>" not in page
    assert "harbour dues</mark> need a new treaty" in page


def test_full_texts_hold_every_clause(page: str) -> None:
    """Both texts stand whole at the end, each clause at its place with a link back to its point."""
    parsed = Page(page)
    for mark, count in (("a", 11), ("b", 10)):
        assert {f"c1-{mark}{number}" for number in range(1, count + 1)} <= set(parsed.values("id"))
    assert "Talvash wished §10 the crews well. He said that §" not in words_of(page)
    assert "He regretted" not in words_of(page)
    assert "the loss of the ferry." in words_of(page)


def test_orders_of_both_texts_are_known() -> None:
    """In the order of a text its points come as they stand there; one of the other text alone follows its neighbour."""
    points = points_of(comparison())
    places = places_of(points)
    in_a = [points[number] for number in sorted(range(len(points)), key=lambda number: places[number].a)]
    own = [point.a.numbers for point in in_a if point.a is not None]
    assert own == sorted(own)
    alone = next(number for number, point in enumerate(in_a) if point.a is None)
    before = in_a[alone - 1]
    assert before.b is not None
    assert before.b.clauses[0].words.startswith("The chart is old")


def test_empty_comparison_is_a_page() -> None:
    """Two texts without a clause, a fact or a known body make a page all the same."""
    found = comparison()
    bare = [replace(told, clauses=(), text="", body=(), warnings=()) for told in (found.a, found.b)]
    empty = Comparison(a=bare[0], b=bare[1], matches=(), only_a=(), only_b=())
    parsed = Page(page_of([empty]))
    assert (parsed.open, parsed.wrong) == ([], [])


def test_overlapping_clauses_keep_the_text_whole() -> None:
    """Where one clause stands inside another, the text at the end still reads as it stands."""
    found = comparison()
    whole = Span(0, found.a.text.index("\n"))
    clauses = (replace(found.a.clauses[0], spans=(whole,), words=whole.of(found.a.text)), *found.a.clauses[1:])
    page = page_of([replace(found, a=replace(found.a, clauses=clauses))])
    article = re.sub(r"<a class=\"clause\".*?</a>|<[^>]+>", "", page[page.index('<article class="text a"') :])
    assert "Hathmoor said that the lighthouse will be mended. She urged the port to stay open in winter." in article


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("ink", "soft", "a", "b", "telling") for ground in ("paper", "fill", "sheet")),
        *(("mark-ink", "mark"), ("ink", "said"), ("paper", "ink"), ("sheet", "a"), ("sheet", "b"), ("sheet", "soft")),
    ],
)
def test_contrast_is_enough(page: str, ink: str, ground: str) -> None:
    """Words stand out from what they are on at 4.5 to 1 at least, light and dark (WCAG 2.2, 1.4.3)."""
    schemes = re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    assert len(schemes) == 2
    for scheme in schemes:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", scheme))
        lighter, darker = sorted((luminance(colours[ink]), luminance(colours[ground])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_nothing_is_marked_where_nearly_all_is_other() -> None:
    """Two wordings with little in common are shown plain: marks all over would tell nothing."""
    found = comparison()
    first = found.a.clauses[0]
    other = replace(first, words="one day somebody will repair that tower by the sea")
    page = page_of([replace(found, a=replace(found.a, clauses=(other, *found.a.clauses[1:])))])
    assert "<bdi>one day somebody will repair that tower by the sea</bdi>" in page
    assert "<bdi>the lighthouse will be mended</bdi>" in page


@given(st.text(max_size=60), st.text(max_size=200))
def test_page_of_any_words_is_well_formed(words: str, text: str) -> None:
    """Whatever words and texts hold, the page can be written and every element on it is closed."""
    found = comparison(title=words)
    clause = replace(found.a.clauses[0], words=words, spans=(Span(0, len(text)),), cue=words)
    odd = replace(found.a, text=text, body=(Span(0, len(text)),), clauses=(clause, *found.a.clauses[1:]))
    page = page_of([replace(found, a=odd, headline=text)])
    page.encode()
    parsed = Page(page)
    assert (parsed.open, parsed.wrong) == ([], [])
    assert [tag for tag, _ in parsed.elements if tag == "script"] == ["script"]
