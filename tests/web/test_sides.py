"""Countries and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parts import part

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def halvern(client: TestClient) -> str:
    """The page on one side of the samples."""
    return client.get("/sides/XHV").text


def test_side_shows_with_whom_and_how_often(halvern: str) -> None:
    """Each counterpart has its number of exchanges and leads to the relationship."""
    counterparts = part(halvern, "counterparts")
    assert 'href="/pairs/XHV/XTR"' in counterparts
    assert '<td class="number">5</td>' in counterparts


def test_side_shows_who_held_which_office_when(halvern: str) -> None:
    """Posts have their holders with the days as the tables know them, and the tables' source."""
    offices = part(halvern, "offices")
    assert "<bdi>Foreign Minister</bdi>" in offices
    assert "<bdi>Isolde Wrenfield</bdi>" in offices
    assert "since 2030-02-03 (known to 2032-06-30)" in offices
    assert "Oren Talvash" not in offices


def test_side_is_one_page_whatever_it_is_called(client: TestClient) -> None:
    """A name in any case leads to the one address."""
    assert client.get("/sides/halvern", follow_redirects=False).headers["location"] == "/sides/XHV"


def test_side_that_nobody_knows_names_the_nearest(client: TestClient) -> None:
    """A name of no side is not found, with the nearest that are; a code of nobody in the archive with those it holds."""
    reply = client.get("/sides/Tarsena")
    assert reply.status_code == 404
    assert "The nearest are Tarsenia" in reply.text
    assert "it holds some of XHV, XTR" in client.get("/sides/QQQ").text


def test_side_without_exchanges_still_shows_its_offices(client: TestClient) -> None:
    """A country of the tables that no text of the archive has says so, and who holds its offices."""
    text = client.get("/sides/KEN").text
    assert "The archive holds no exchange in which it took part." in part(text, "exchanges")
    assert "<h3>" in part(text, "offices")


def test_sides_are_listed_with_names_and_counts(client: TestClient) -> None:
    """Every side that took part in an exchange stands in the list and leads to its page."""
    text = part(client.get("/sides").text, "list")
    assert 'href="/sides/XHV"><bdi>Halvern</bdi>' in text
    assert 'data-told="exchanges">5</td>' in text


def test_side_shows_who_took_part_or_spoke(halvern: str) -> None:
    """The people of a side have their counts and lead to their pages."""
    people = part(halvern, "people")
    assert 'href="/people/Isolde%20Wrenfield?side=XHV"' in people
    assert "Belkai" not in people


def test_side_has_a_chart_and_a_calendar(client: TestClient, halvern: str) -> None:
    """What happened when is drawn, and can be had as a drawing and as a calendar."""
    assert 'href="/exchanges/2031-07-08-call-xhv-xtr"' in part(halvern, "chart")
    assert client.get("/sides/XHV/chart.svg").content.startswith(b"<svg")
    assert client.get("/sides/XHV/calendar.ics").content.startswith(b"BEGIN:VCALENDAR")
