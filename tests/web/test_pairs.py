"""The list of pairs, and the page on two sides."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import icalendar
import pytest
from parts import part

if TYPE_CHECKING:
    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def relationship(client: TestClient) -> str:
    """The page on the samples' two sides."""
    return client.get("/pairs/XHV/XTR").text


def test_pairs_lead_to_their_pages(client: TestClient) -> None:
    """A pair stands in the list with the number of its exchanges, the last day, and the way to its page."""
    row = part(client.get("/pairs").text, "list")
    assert 'href="/pairs/XHV/XTR"' in row
    assert '<td class="number">5</td>' in row
    assert "2031-09-1" in row


def test_pairs_are_counted_by_kind_and_time(client: TestClient) -> None:
    """What is asked narrows the count, stays in the fields and goes into the files."""
    text = client.get("/pairs", params={"kind": "call", "since": "2031-05", "side": "Halvern"}).text
    assert '<td class="number">1</td>' in part(text, "list")
    assert "<option selected>call</option>" in text
    assert 'href="/pairs.csv?kind=call&amp;since=2031-05-01&amp;side=Halvern"' in text


def test_pairs_of_persons_lead_to_both(client: TestClient) -> None:
    """Persons who talk to each other stand with their exchanges and the ways to both, also where the files ask for them."""
    for asked in ({}, {"people": "true"}):
        text = client.get("/pairs", params=asked).text
        persons = part(text, "persons")
        assert 'href="/people/Maren%20Hathmoor?side=XHV"' in persons
        assert 'href="/people/Oren%20Talvash?side=XTR"' in persons
        assert '<td class="number">4</td>' in persons
        assert 'href="/pairs/XHV/XTR"' in part(text, "list")


def test_pair_is_one_page_whatever_it_is_called(client: TestClient) -> None:
    """Names, and the other order, lead to the one address of a pair."""
    reply = client.get("/pairs/tarsenia/Halvern", follow_redirects=False)
    assert reply.headers["location"] == "/pairs/XHV/XTR"


def test_pair_that_never_met_is_told_with_those_that_did(client: TestClient) -> None:
    """A pair of which the archive knows nothing is not found, with the pairs that are."""
    reply = client.get("/pairs/XHV/Kenya")
    assert reply.status_code == 404
    assert "It holds some of XHV XTR." in reply.text


def test_counts_are_by_year_and_kind_with_who_asked(relationship: str) -> None:
    """Exchanges that took place are counted by year and kind, and at whose request."""
    counts = " ".join(part(relationship, "counts").split())
    assert '<th scope="row">2031</th><td class="number">5</td><td class="number">2</td>' in counts
    assert "<bdi>not told</bdi>" in counts
    assert '<bdi>Tarsenia</bdi></th><td class="number">2</td>' in counts


def test_what_is_only_mentioned_is_told_apart(relationship: str) -> None:
    """What texts only mention stands apart from what they report, with the words that mention it."""
    mentioned = part(relationship, "mentioned")
    assert "only mentioned as ahead" in mentioned
    assert "to visit Halvern next year" in mentioned
    assert "2031-03-27-call-xhv-xtr" not in mentioned


def test_ledger_has_every_step_with_its_place(relationship: str) -> None:
    """Each object has its steps in the order of days; one that ceased says so, and never that it was dropped."""
    ledger = part(relationship, "ledger")
    first = ledger.index("open a ferry line between Sembay and Port Carrow")
    agreed = ledger.index("open the ferry line between Sembay and Port Carrow by May 2032")
    assert first < agreed
    assert "characters 1101–1163" in ledger
    assert "no longer mentioned" in ledger
    assert "denied" not in ledger


def test_long_ledger_begins_with_its_first_objects(client: TestClient) -> None:
    """The first twelve objects stand there, all of them under an address of its own that keeps what else is asked."""
    text = part(client.get("/pairs/XHV/XTR?every=true").text, "ledger")
    assert text.count("<h3>") == 12
    link = re.search(r'href="([^"]*whole=true[^"]*)#ledger">All (\d+) objects', text)
    assert link is not None
    assert "every=true" in link[1]
    whole = part(client.get(html.unescape(link[1])).text, "ledger")
    assert whole.count("<h3>") == int(link[2]) > 12
    assert "whole=true" not in whole


def test_ledger_is_searched_and_the_names_stay(client: TestClient) -> None:
    """Words narrow the ledger's objects; what the pair calls itself is not narrowed."""
    text = client.get("/pairs/XHV/XTR", params={"object": "seabed"}).text
    assert "working group on seabed cables" in part(text, "ledger")
    assert "ferry line" not in part(text, "ledger")
    assert "traditional friendship" in part(text, "names")
    assert 'href="/ledger.csv?one=XHV&amp;other=XTR&amp;object=seabed"' in text


def test_object_that_nobody_spoke_of_names_the_nearest(client: TestClient) -> None:
    """Words that no object has are told in the ledger's place; the rest of the page is there."""
    text = client.get("/pairs/XHV/XTR", params={"object": "fery line"}).text
    assert "no object of this ledger has these words" in part(text, "ledger")
    assert "congratulated" in part(text, "greetings")


def test_calendar_has_the_exchanges(client: TestClient) -> None:
    """The pair's exchanges come as a calendar that other programs read."""
    reply = client.get("/pairs/XTR/XHV/calendar.ics")
    assert reply.headers["content-type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(reply.content).walk("VEVENT")
    assert any("Call: Maren Hathmoor (XHV), Oren Talvash (XTR)" in str(event["summary"]) for event in events)


def test_charts_stand_below_their_tables(client: TestClient, relationship: str) -> None:
    """The list and the relationship have a chart whose marks lead on, and which can be had as a file."""
    listed = part(client.get("/pairs").text, "chart")
    assert 'href="/pairs/XHV/XTR"' in listed
    assert 'href="/pairs/chart.svg"' in listed
    assert 'href="/exchanges/2031-07-08-call-xhv-xtr"' in part(relationship, "chart")
    for path in ("/pairs/chart.svg?side=Halvern", "/pairs/XHV/XTR/chart.svg"):
        assert client.get(path).content.startswith(b"<svg")


def test_long_history_of_an_object_is_folded(relationship: str) -> None:
    """Of an object with many steps, what tells most stands outside; the rest is there to be opened."""
    ledger = part(relationship, "ledger")
    ferry = ledger[ledger.index("open a ferry line") : ledger.index("meet in Port Carrow")]
    outside, folded = ferry.split("<details>")
    assert "by May 2032" in outside
    assert "All 7 steps" in folded
    assert "reviewed progress on the ferry line" not in outside


def test_relationship_can_be_cited(relationship: str) -> None:
    """The page offers a line to cite it by, with the archive and the number of exchanges it rests on."""
    assert 'data-copy="Halvern and Tarsenia: 5 exchanges in the archive samples.db (Communiqué' in relationship
