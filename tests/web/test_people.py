"""The list of people, and the page on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from parts import part

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

NAMESAKES = """---
title: Readout
outlet: {outlet}
date: 2031-10-0{day}
---
ALDMOUTH — President Maren Hathmoor spoke by phone with {whom} on {day} October 2031.

Hathmoor said that the harbour should open in spring.
"""


@pytest.fixture(scope="module")
def hathmoor(client: TestClient) -> str:
    """The page on one person of the samples, asked for by a part of her name."""
    return client.get("/people/Hathmoor").text


def test_people_are_listed_with_their_page(client: TestClient) -> None:
    """Everyone stands in the list with side, last office and counts, and leads to the own page."""
    text = part(client.get("/people").text, "list")
    assert 'href="/people/Maren%20Hathmoor?side=XHV"' in text
    assert "Tarsenian Foreign Minister" in text


def test_people_are_found_by_name_and_side(client: TestClient) -> None:
    """A part of a name and a side narrow the list; where nobody is left, the nearest are named."""
    text = part(client.get("/people", params={"name": "talvash", "side": "Tarsenia"}).text, "list")
    assert "Oren Talvash" in text
    assert "Daven Belkai" not in text
    assert "Oren Talvash" in part(client.get("/people", params={"name": "Talvesh"}).text, "list")


def test_offices_are_those_of_the_tables_and_those_printed(hathmoor: str) -> None:
    """What the tables know is told apart from what texts print, with its days and source."""
    offices = part(hathmoor, "offices")
    assert "since 2030-01-15 (known to 2032-06-30)" in offices
    assert "Halvernian President" in offices
    assert "Named in 9 documents." in offices


def test_what_they_said_has_its_place_and_the_way_to_all(hathmoor: str) -> None:
    """Statements stand by act with outlet, day and characters, and lead to all of that act."""
    said = part(hathmoor, "said")
    assert "the importance of a free press" in said
    assert "characters 922–1002" in said
    assert 'href="/statements?speaker=Maren+Hathmoor&amp;act=state"' in said


def test_with_whom_leads_to_the_other_person(hathmoor: str) -> None:
    """Counterparts have their number of exchanges and lead to their own pages."""
    companions = part(hathmoor, "companions")
    assert 'href="/people/Oren%20Talvash?side=XTR"' in companions
    assert 'data-told="exchanges">4</td>' in companions


def test_person_whom_nobody_knows_is_told_with_the_nearest(client: TestClient) -> None:
    """A name of nobody is not found, with the nearest that are."""
    reply = client.get("/people/Hathmor")
    assert reply.status_code == 404
    assert "The nearest are Hathmoor, Maren Hathmoor." in reply.text


def test_several_of_one_name_are_offered(own_client: TestClient, tmp_path: Path) -> None:
    """Where a name means several, the page asks which, each with side and office; the side then tells."""
    archive = own_client.app.state.desk.archive  # type: ignore[attr-defined]
    for day, whom in enumerate(("Kenyan Foreign Minister Ada Orlin", "Icelandic President Ada Orlin"), 1):
        file = tmp_path / f"{day}.md"
        file.write_text(NAMESAKES.format(outlet="Linden House", day=day, whom=whom), encoding="utf-8")
        archive.add(file)
    asked = part(own_client.get("/people/Ada Orlin").text, "meant")
    assert 'href="/people/Ada%20Orlin?side=KEN"' in asked
    assert 'href="/people/Ada%20Orlin?side=ISL"' in asked
    offices = part(own_client.get("/people/Ada Orlin", params={"side": "KEN"}).text, "offices")
    assert "Kenyan Foreign Minister" in offices
    assert "Icelandic" not in offices


def test_person_can_be_cited(hathmoor: str) -> None:
    """What the archive holds of a person has a citation to copy."""
    assert 'data-copy="Maren Hathmoor: 4 exchanges in the archive' in hathmoor


def test_person_has_a_chart(client: TestClient, hathmoor: str) -> None:
    """What someone took part in and said is drawn, with the way to the drawing as a file."""
    assert 'href="/people/maren-hathmoor/chart.svg?side=XHV"' in part(hathmoor, "chart")
    assert client.get("/people/maren-hathmoor/chart.svg?side=XHV").content.startswith(b"<svg")


def test_name_of_a_side_leads_to_its_page(client: TestClient) -> None:
    """A text can say no more than that a state took part: its name among the people leads to the state."""
    assert client.get("/people/Tarsenia?side=XTR", follow_redirects=False).headers["location"] == "/sides/XTR"
