"""The lists of statements, of greetings, and of what is only mentioned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from communique.api import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def archive(demo_archive: tuple[Path, Path]) -> Iterator[Archive]:
    path, overlay = demo_archive
    with Archive(path, create=False, overlay=overlay) as opened:
        yield opened


def test_statements_are_those_asked_for_each_with_its_place(client: TestClient, archive: Archive) -> None:
    """The list holds what the archive answers to the same question, each statement with its words and where they stand."""
    text = client.get("/statements?speaker=Hathmoor&act=pledge").text
    found = archive.statements(speaker="Hathmoor", act="pledge")
    assert found
    assert re.findall(r'href="/statements/([0-9a-f]+)"', text) == [record.id for record in found]
    for record in found:
        places = ",".join(f"{span.start}-{span.end}" for span in record.statement.content)
        assert f"/documents/{record.document[:16]}?at={places}#at" in text
        assert f'href="/exchanges/{record.exchange}"' in text


def test_statements_come_in_parts(client: TestClient, archive: Archive) -> None:
    """A part holds so many, says how many there are, and leads to the next with what was asked."""
    total = len(archive.statements(to="XTR"))
    assert total > 3
    text = client.get("/statements?to=XTR&limit=3").text
    assert text.count('<li class="saying">') == 3
    assert f"1 to 3 of {total}" in text
    assert "offset=3&amp;limit=3&amp;to=XTR" in text


def test_box_asks_for_statements_without_a_speaker(client: TestClient, archive: Archive) -> None:
    """With the box ticked only those are listed whose speaker is not certain; each says whom the reader considered."""
    unsure = archive.statements(unsure=True)
    text = client.get("/statements?unsure=true").text
    assert text.count('class="nobody"') == len(unsure)
    assert 'name="unsure" value="true" checked' in text


def test_name_of_nobody_is_answered_with_the_nearest(client: TestClient) -> None:
    """Where nobody is called so, the list says so with the nearest name, and the form still stands."""
    text = client.get("/statements?speaker=Hathmore").text
    assert "Nobody in the archive is called Hathmore." in text
    assert "Maren Hathmoor" in text
    assert 'value="Hathmore"' in text


def test_too_much_asked_at_once_is_told_with_a_way_out(client: TestClient) -> None:
    """Where nothing meets all that is asked, the list leads back to the whole."""
    text = client.get("/statements?speaker=Hathmoor&contains=zeppelin").text
    assert '<a href="/statements">see them all</a>' in text


def test_form_stands_where_the_question_is_refused(client: TestClient) -> None:
    """A side that nobody knows is told in place of the list, with what was typed still in the form."""
    text = client.get("/exchanges?party=Atlantis").text
    assert 'role="alert"' in text
    assert 'value="Atlantis"' in text


def test_greetings_tell_what_they_met_with(client: TestClient, archive: Archive) -> None:
    """Each greeting stands with its words and place, and one that no text answers is said to be so, never more."""
    found = archive.greetings()
    text = client.get("/greetings").text
    assert text.count('<li class="saying">') == len(found) > 2
    assert text.count("this text reports no answer") == sum(one.returned == "not reported" for one in found)
    between = client.get("/greetings?one=XTR&other=XHV").text
    assert between.count('<li class="saying">') == len(found)
    assert "Name the other one too" in client.get("/greetings?one=XTR").text


def test_what_is_only_mentioned_has_a_list_of_its_own(client: TestClient, archive: Archive) -> None:
    """Every exchange that is only named stands with the words that name it and the exchange whose report does."""
    stubs = archive.stubs()
    text = client.get("/mentioned").text
    assert text.count('<li class="saying">') == len(stubs) > 2
    for _, links in stubs:
        for link in links:
            span = link.record.mention.span
            assert f"/documents/{link.record.document[:16]}?at={span.start}-{span.end}#at" in text
            assert all(f'href="/exchanges/{slug}"' in text for slug in link.sources)
    assert f"3 to 4 of {len(stubs)}" in client.get("/mentioned?offset=2&limit=2").text


def test_a_side_that_speaks_or_is_spoken_to_has_its_name(client: TestClient) -> None:
    """Where only a side is named it is told by its name, not by its code, and acts are told in words."""
    text = client.get("/statements").text
    assert '<a href="/sides/XTR"><bdi>Tarsenia</bdi></a>' in text
    assert ">XTR</a>" not in text
    assert '<span class="act">requested</span>' in text
