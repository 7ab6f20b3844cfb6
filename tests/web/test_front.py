"""The first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.api import Archive
from communique.web.app import make_app
from communique.web.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def first_screen(client: TestClient) -> str:
    """The first screen over the samples."""
    return client.get("/").text


def test_opens_on_the_pair_of_which_the_archive_knows_most(first_screen: str) -> None:
    """Without being asked, it shows the relationship of the pair with most exchanges, the newest of them first."""
    newest = first_screen.index('href="/exchanges/2031-09-17-visit-xhv-xtr"')
    assert newest < first_screen.index('href="/exchanges/2031-07-08-call-xhv-xtr"')
    assert 'href="/exchanges?party=XHV&amp;other_party=XTR"' in first_screen
    assert 'href="/pairs/XHV/XTR"' in first_screen


def test_shows_what_one_account_alone_mentions_with_the_place(first_screen: str) -> None:
    """What the accounts of the last exchange differ on stands there with the words, outlet, day and characters."""
    at = first_screen.index("invited President Talvash to visit Halvern next year")
    proof = first_screen[at : at + 300]
    assert "Linden House" in proof
    assert "2031-09-19</span>, characters 1349–1401" in proof
    assert "not mentioned in this text" in first_screen


def test_shows_what_is_no_longer_mentioned_and_what_was_agreed(first_screen: str) -> None:
    """What the last readouts dropped and where the pair's objects stand are told on the same page."""
    assert "congratulated the people of Tarsenia on the anniversary" in first_screen
    assert "open the ferry line between Sembay and Port Carrow by May 2032" in first_screen
    assert "No round anniversary from 2031-09-19" in first_screen


def test_sides_are_found_by_name_in_any_order(client: TestClient, first_screen: str) -> None:
    """A pair can be asked for by names, and its page is the same whichever is named first."""
    asked = client.get("/", params={"one": "tarsenia", "other": "Halvern"}).text
    assert asked[asked.index('<section id="newest"') :] == first_screen[first_screen.index('<section id="newest"') :]


def test_unknown_side_is_told_with_the_fields_to_mend_it(client: TestClient) -> None:
    """A name that nobody knows keeps what was typed and names the nearest that exists."""
    reply = client.get("/", params={"one": "Halvrn", "other": "XTR"})
    assert reply.status_code == 404
    assert "The nearest are Halvern," in reply.text
    assert 'name="one" value="Halvrn"' in reply.text


def test_empty_archive_says_what_to_do_next(tmp_path: Path) -> None:
    """Where there is nothing yet, the page says how to read something, and still offers to compare two texts."""
    Archive(tmp_path / "new.db").close()
    with TestClient(make_app(Settings(archive=tmp_path / "new.db")), base_url="http://127.0.0.1:8001") as opened:
        text = opened.get("/").text
    assert "communique read PATH… --archive new.db" in text
    assert 'id="compare"' in text


def test_box_is_left_out_where_nothing_can_be_sent(demo_archive: tuple[Path, Path]) -> None:
    """An archive that is only published offers no box."""
    archive, overlay = demo_archive
    settings = Settings(archive=archive, overlay=overlay, is_read_only=True)
    with TestClient(make_app(settings), base_url="http://127.0.0.1:8001") as opened:
        assert 'id="compare"' not in opened.get("/").text
