"""The list of documents, and one document: its text as it was, with what was read from it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html
from starlette.testclient import TestClient

from communique.api import Archive
from communique.render.contract import reading_json
from communique.render.html import seen
from communique.web.app import make_app
from communique.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = (
    'Halla of Norland <script>alert("x")</script> met Bru.\r\n\r\n'
    "Halla said that \u202e<b>the bridge</b>\u202c will\x00 open. <img src=x onerror=alert(1)>\r\n"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The app over an archive of one document that would harm a page."""
    path: Path = tmp_path_factory.mktemp("hostile") / "own.db"
    with Archive(path) as archive:
        archive.add_bytes(
            b"---\nsource_url: javascript:alert(1)\n---\n" + HOSTILE.encode(), name="a <script> \u202e name.md"
        )
    with TestClient(make_app(Settings(archive=path)), base_url="http://127.0.0.1:8001") as opened:
        yield opened


def page(client: TestClient, path: str) -> html.HtmlElement:
    """A page of the app."""
    reply = client.get(path)
    assert reply.status_code == 200, reply.text
    return html.fromstring(reply.content.decode())


def first_path(client: TestClient, words: str) -> str:
    """Where the document with these words in its title has its page."""
    return page(client, f"/documents?title={words}").xpath("//tbody//a/@href")[0]


def shown(client: TestClient, path: str) -> str:
    """The text that a page shows, as a browser gives it to the clipboard."""
    return page(client, path).xpath("//div[starts-with(@class, 'text')]")[0].text_content()


def test_every_document_stands_in_the_list(client: TestClient, demo_archive: tuple[Path, Path]) -> None:
    """The list leads to each document, and filters keep only those that answer."""
    with Archive(demo_archive[0], create=False) as archive:
        every, tarsenian = len(archive.documents()), len(archive.documents(outlet_side="XTR"))
    assert 0 < tarsenian < every
    assert len(page(client, "/documents").xpath("//tbody/tr")) == every
    assert len(page(client, "/documents?outlet_side=XTR").xpath("//tbody/tr")) == tarsenian
    assert "see all documents" in client.get("/documents?title=zzzz").text


def test_page_shows_the_text_as_it_was(client: TestClient) -> None:
    """Nothing of a text is changed or left out, whatever is marked in it."""
    for path in page(client, "/documents").xpath("//tbody//a/@href"):
        text = client.get(f"{path}.txt").text
        for asked in ("", "?at=0-40,300-999999", "?speaker=1&rest=plain"):
            assert shown(client, path + asked) == text


def test_harmful_text_shows_as_text(hostile: TestClient) -> None:
    """Markup, nulls and marks that turn the order of words are shown, and do nothing; no address of a script is a link."""
    path = page(hostile, "/documents").xpath("//tbody//a/@href")[0]
    reply = hostile.get(path).text
    assert "<script>alert" not in reply
    assert "<img" not in reply
    assert "\x00" not in reply
    assert "\u202e" not in reply
    assert shown(hostile, path).endswith(seen(HOSTILE.replace("\r\n", "\n")))
    assert not page(hostile, path).xpath("//a[starts-with(@href, 'javascript')]")


def test_characters_asked_for_are_marked(client: TestClient) -> None:
    """The words at the places of the address are marked, and the first can be gone to."""
    path = first_path(client, "Wrenfield")
    text = client.get(f"{path}.txt").text
    marks = page(client, f"{path}?at=87-120,125-130").xpath("//mark")
    assert "".join(mark.text_content() for mark in marks) == text[87:120] + text[125:130]
    assert [mark.get("id") for mark in marks if mark.get("id")] == ["at"]


def test_statements_lead_to_their_pages_by_number(client: TestClient) -> None:
    """Each statement's first words have the number of who speaks, and lead to its page; a filter keeps one speaker's."""
    path = first_path(client, "Wrenfield")
    every = page(client, path).xpath("//a[starts-with(@class, 'begins')]")
    only = page(client, f"{path}?speaker=2").xpath("//a[starts-with(@class, 'begins')]")
    assert {one.get("data-number") for one in every} == {"1", "2", "3"}
    assert {one.get("data-number") for one in only} == {"2"}
    assert all(re.fullmatch(r"/statements/[0-9a-f]{16}", one.get("href")) for one in every)


def test_names_and_times_say_what_they_mean(client: TestClient) -> None:
    """Every marked name and time refers to a row of the page that says what it means."""
    found = page(client, first_path(client, "Wrenfield"))
    marked = found.xpath("//div[starts-with(@class, 'text')]//a[@data-told]")
    assert marked
    for one in marked:
        row = found.get_element_by_id(one.get("href")[1:])
        assert found.get_element_by_id(one.get("aria-describedby")).text_content() == one.get("data-told")
        assert row.tag == "tr"
    told = {one.text_content(): one.get("data-told") for one in marked}
    assert told["today"] == "2031-07-08, counted from the day of publication"


def test_reading_as_json_is_that_of_the_command_line(client: TestClient, demo_archive: tuple[Path, Path]) -> None:
    """The file beside the page is the contract of ``communique read --json``."""
    path = first_path(client, "Wrenfield")
    with Archive(demo_archive[0], create=False) as archive:
        assert client.get(f"{path}.json").json() == json.loads(
            json.dumps(reading_json(archive.document(path.rsplit("/", 1)[-1])))
        )


def test_unknown_document_and_places_are_told(client: TestClient) -> None:
    """What is not there is a 404, places that can't be read a 422; both say so."""
    assert client.get("/documents/ffffffff").status_code == 404
    assert client.get("/documents/ffffffff.txt").status_code == 404
    assert client.get(f"{first_path(client, 'Wrenfield')}?at=a-b").status_code == 422
