"""Search in the app: hits with what was looked for marked, facets that narrow, and help where nothing is found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def found(text: str) -> str:
    """The hits of a page."""
    return text[text.index('<section id="hits"') :]


def test_hit_is_marked_and_leads_on(client: TestClient) -> None:
    """A statement is shown with its words marked, and leads to its sentence, its exchange, its speaker and itself."""
    text = found(client.get("/search?q=calm+sea").text)
    assert "2 statements" in text
    assert "<mark>calm sea</mark>" in text
    assert re.search(r'href="/documents/9621f7127f59b102\?at=665-747#at"', text)
    assert 'href="/exchanges/2031-03-27-call-xhv-xtr"' in text
    assert 'href="/statements?speaker=Oren+Talvash"' in text
    assert re.search(r'href="/statements/[0-9a-f]{16,}"', text)


def test_documents_open_at_the_words(client: TestClient) -> None:
    """Of an article the passages are shown, and its title leads to the words in it."""
    text = found(client.get("/search?q=patrol*&in=documents").text)
    assert "3 documents" in text
    assert "<mark>patrols</mark>" in text
    assert re.search(r'class="who"><a href="/documents/[0-9a-f]{16}\?at=\d+-\d+', text)


def test_facets_narrow_and_filters_come_off(client: TestClient) -> None:
    """Each value of a facet leads to the hits that it counts; each filter can be left out again."""
    text = found(client.get("/search?q=sea").text)
    path, hits = re.search(r'href="(/search\?q=sea&amp;outlet=Tarpress)">.*?class="count">(\d+)<', text).groups()
    narrowed = found(client.get(path.replace("&amp;", "&")).text)
    assert f"{hits} statement" in narrowed
    assert re.search(r'<a href="/search\?q=sea" aria-label="Leave out outlet Tarpress">', narrowed)


def test_year_narrows_to_its_days(client: TestClient) -> None:
    """A year asked for is its first to its last day."""
    assert "3 statements" in client.get("/search?q=calm&since=2031&until=2031").text


def test_filters_that_leave_nothing_say_how_much_there_is_without(client: TestClient) -> None:
    """Where only the filters leave nothing, the hits without them are counted and one click away; in words of the page."""
    text = found(client.get("/search?q=calm&since=2032").text)
    assert '<a href="/search?q=calm">3 statements</a>' in text
    assert "No statement meets “since”." in text
    assert "communique statements" not in text


def test_parts_keep_the_question(client: TestClient) -> None:
    """The next part of the hits asks the same."""
    text = found(client.get("/search?q=sea&sort=newest&side=XTR&limit=2").text)
    assert 'rel="next" href="/search?offset=2&amp;limit=2&amp;q=sea&amp;sort=newest&amp;side=XTR"' in text
    assert "The list is shorter than this" in client.get("/search?q=sea&offset=4000").text


def test_files_ask_the_same(client: TestClient) -> None:
    """The files beside the hits have the names that the command line's options have."""
    text = client.get("/search?q=patrol*&in=documents&sort=newest&since=&outlet=linden").text
    assert 'href="/search.csv?q=patrol%2A&amp;in=documents&amp;sort=newest&amp;outlet=linden"' in text
    assert "/facets.json?q=patrol" in text


def test_nothing_found_says_why_and_where_else(client: TestClient) -> None:
    """Words that stand nowhere bring up the nearest, and lead to the other kind of texts."""
    text = found(client.get("/search?q=trawlers&act=hope").text)
    assert "The nearest words are trawler" in text
    assert '<a href="/search?q=trawlers&amp;in=documents">' in text
    assert 'aria-label="Leave out act voiced hope"' in text


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("q=%22calm", "a quotation mark is not closed"),
        ("q=sea&in=documents&act=hope", "A document has no speaker and no act"),
        ("q=sea&side=Nowhere", "no country or body is known by this name"),
        ("q=sea&since=2032&until=2031", "Give the earlier day first"),
    ],
)
def test_question_that_cannot_be_answered_is_told(client: TestClient, query: str, told: str) -> None:
    """What is wrong with a question is said in the place of its answer; the form stays to mend it."""
    text = client.get(f"/search?{query}").text
    assert told in text
    assert '<input type="search" name="q"' in text


def test_without_words_it_explains_what_can_be_written(client: TestClient) -> None:
    """The empty page says what one can write; with words this is folded."""
    assert '<details class="explained" open>' in client.get("/search?q=+").text
    assert '<details class="explained">' in client.get("/search?q=sea").text


def test_words_typed_stay_words(client: TestClient) -> None:
    """Tags in a query open nothing, in the field, the title and the answer."""
    text = client.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22%3E").text
    assert "<script>alert" not in text
