"""The list of exchanges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_list_shows_each_exchange_with_a_way_to_its_page(client: TestClient) -> None:
    """Every exchange of the archive stands in the list and links to its own page."""
    text = client.get("/exchanges").text
    for slug in ("2031-03-27-call-xhv-xtr", "2031-09-17-visit-xhv-xtr"):
        assert f'href="/exchanges/{slug}"' in text


def test_parts_of_the_list_lead_to_each_other_with_what_was_asked(client: TestClient) -> None:
    """A part of a list leads to the next one and keeps the question."""
    text = client.get("/exchanges?limit=2&party=XTR").text
    assert "1 to 2 of 5" in text
    assert 'href="/exchanges?offset=2&amp;limit=2&amp;party=XTR"' in text


def test_word_that_is_no_day_is_told(client: TestClient) -> None:
    """What can't be understood is refused with what to write instead."""
    reply = client.get("/exchanges?since=yesterday")
    assert reply.status_code == 422
    assert "Write 2020, 2020-01 or 2020-01-16." in reply.text


def test_what_is_not_understood_is_told_in_plain_words(client: TestClient) -> None:
    """A word that is no day gets a page with what is wrong in it, without the words of the standard or of a library."""
    reply = client.get("/exchanges", params={"since": "yesterday"})
    assert reply.status_code == 422
    assert "<h1><bdi>Not understood</bdi></h1>" in reply.text
    assert "since: " in reply.text
    assert "Value error" not in reply.text
    assert "<h1><bdi>This can’t be asked</bdi></h1>" in client.get("/exchanges.csv?party=Nowhereland").text
