"""What a published archive tells of the machine and the people that it comes from: nothing."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit

import pytest
from lxml import html
from starlette.testclient import TestClient

from communique.api import Archive
from communique.model import NotFoundError, UsageError
from communique.web.app import make_app
from communique.web.asking import get
from communique.web.finding.finder import Finder
from communique.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

DESK, VAULT, TABLES, JUDGE = "desk-of-zanzibrandt", "vault-of-quorrimond", "tables-of-ostremere", "yllwendry"
SECRETS = (DESK, VAULT, TABLES, JUDGE)
"""Folders of the documents, of the archive and of the tables, and who judged: words that no text holds."""

HOME = f"/home/{DESK}/seen & kept"
TWICE, UNTITLED, MOVED, FETCHED = "01-call-tarpress.txt", "02-meeting-concord-daily.txt", "03", "04"
ADDRESS = "https://concord.example/archive/2031/meeting"
BASE = "http://127.0.0.1:8001"


@pytest.fixture(scope="module")
def kept(demo_archive: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The samples as someone keeps them who has names to hide: in folders, of which two hold a file of the same name, one
    text without a title, one known by its address, one by two names; with judgements by hand.
    """
    folder = tmp_path_factory.mktemp("kept")
    overlay = shutil.copytree(demo_archive[1], folder / TABLES)
    (folder / VAULT).mkdir()
    path = Path(shutil.copy(demo_archive[0], folder / VAULT / "own.db"))
    with closing(sqlite3.connect(path)) as database, database:
        _rename(database)
    with Archive(path, overlay=overlay) as archive:
        _judge(archive)
    return Settings(archive=path, overlay=overlay)


def _rename(database: sqlite3.Connection) -> None:
    names = [name for (name,) in database.execute("SELECT name FROM document_names ORDER BY name")]
    for name in names:
        last = Path(name).name
        new = f"{HOME}/other/{TWICE}" if last.startswith(MOVED) else f"{HOME}/{last}"
        new = ADDRESS if last.startswith(f"{FETCHED}-") else new
        database.execute("UPDATE OR IGNORE document_names SET name = ? WHERE name = ?", (new, name))
    found = database.execute("SELECT document FROM document_names WHERE name = ?", (f"{HOME}/{UNTITLED}",)).fetchone()
    database.execute("INSERT INTO document_names VALUES (?, ?)", (f"C:\\Users\\{DESK}\\{UNTITLED}", *found))
    database.execute("UPDATE documents SET title = NULL WHERE sha256 = ?", found)


def _judge(archive: Archive) -> None:
    unsure = archive.statements(document=f"{HOME}/{TWICE}")[0]
    archive.review(unsure.id, right=True, why="as it reads", who=JUDGE)
    exchange = archive.exchange(archive.reported_in(f"{HOME}/{TWICE}")[0])
    archive.split(exchange.id, f"{HOME}/{TWICE}", why="another day", who=JUDGE)
    archive.undo(archive.judgements()[-1].id, why="the same after all", who=JUDGE)
    one, other = [found.id for found in archive.exchanges()][:2]
    archive.keep_apart(one, other, why="two events", who=JUDGE)


@pytest.fixture(scope="module")
def published(kept: Settings) -> Iterator[TestClient]:
    """That archive as it is published: what takes long is found by another process, as ``communique serve`` has it."""
    settings = Settings(archive=kept.archive, overlay=kept.overlay, is_read_only=True)
    with (
        closing(Finder(settings)) as finder,
        TestClient(make_app(settings, finder=finder), base_url=BASE) as opened,
    ):
        yield opened


@pytest.fixture(scope="module")
def desk(kept: Settings) -> Iterator[TestClient]:
    """The same on the machine of whoever keeps it."""
    with TestClient(make_app(kept), base_url=BASE) as opened:
        yield opened


def told(content: bytes, kind: str) -> str:
    """All that an answer tells, also inside a Word file."""
    if "openxml" not in kind:
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def shape(path: str) -> tuple[str, ...]:
    """What addresses have in common that ask the same of different things: one of them is asked."""
    parts = urlsplit(path)
    begins = parts.path.removeprefix("/api/v1").split("/")
    ends = Path(parts.path).suffix or (begins[-1] if len(begins) > 3 else "")
    asked = sorted(name for name, _ in parse_qsl(parts.query))
    return (parts.path[:8], begins[1] if len(begins) > 1 else "", str(len(begins)), ends, *asked)


def paths_in(text: str, kind: str) -> list[str]:
    """The addresses of ours that an answer leads to."""
    if kind.startswith("text/html"):
        return [path for path in html.fromstring(text).xpath("//a/@href") if path.startswith("/")]
    return re.findall(r'"(/api/v1/[^"{}]*)"', text) if kind.startswith("application/json") else []


def test_nothing_published_names_a_folder_or_a_person(published: TestClient) -> None:
    """No page, file or list of the API, reached from the first page and from the API's, tells where the archive, its
    documents or tables lie, nor who judged.
    """
    documents = published.get("/api/v1/documents?limit=100").json()["items"]
    waiting = ["/api/v1", "/judgements", "/review", "/", *(f"/documents/{row['id']}" for row in documents)]
    starts, asked, shapes = set(waiting), set[str](), set[tuple[str, ...]]()
    while waiting:
        path = waiting.pop()
        if path in asked or (shape(path) in shapes and path not in starts):
            continue
        asked.add(path)
        shapes.add(shape(path))
        reply = published.get(path)
        kind = reply.headers.get("content-type", "")
        text = told(reply.content, kind)
        assert [secret for secret in SECRETS if secret in text] == [], path
        assert reply.status_code < 500, path
        waiting += paths_in(text, kind)
    kinds = {kind for kinds in shapes for kind in kinds}
    assert {".csv", ".json", ".ics", ".svg", ".docx", ".md", ".txt"} <= kinds
    assert {"documents", "exchanges", "statements", "people", "pairs", "phrases", "sides", "judgements"} <= kinds


@pytest.mark.parametrize(
    ("path", "secrets"),
    [
        ("/documents.csv", [DESK]),
        ("/statements.json", [DESK]),
        ("/api/v1/documents", [DESK]),
        ("/judgements.json", [DESK, JUDGE]),
        ("/judgements", [DESK, JUDGE]),
        (f"/documents/{quote(UNTITLED)}", [DESK]),
        (f"/statements.csv?document={quote('01-call-tarpres.txt')}", [DESK]),
    ],
)
def test_the_same_is_told_where_nothing_is_published(
    desk: TestClient, published: TestClient, path: str, secrets: list[str]
) -> None:
    """Whoever keeps the archive sees names whole, in these answers as in others: what the crawl looks for is there."""
    whole, public = (client.get(path).text for client in (desk, published))
    assert [secret for secret in secrets if secret not in whole] == []
    assert [secret for secret in SECRETS if secret in public] == []


def test_a_file_is_called_by_the_last_part_and_an_address_whole(published: TestClient) -> None:
    """Names are as one would say them; two of one name stay two documents, one known by two names has both once."""
    rows = published.get("/api/v1/documents?limit=100").json()["items"]
    names = [row["name"] for row in rows]
    assert ADDRESS in names
    assert names.count(TWICE) == 2
    assert len({row["id"] for row in rows if row["name"] == TWICE}) == 2
    assert names.count(UNTITLED) == 1
    untitled = next(row["id"] for row in rows if row["name"] == UNTITLED)
    assert published.get(f"/documents/{untitled}").text.count(f"<bdi>{UNTITLED}</bdi>") == 1


def test_statements_come_once_each_in_every_part(published: TestClient) -> None:
    """Parts of a list put together are the list, although several documents share a name and one has two."""
    whole = published.get("/statements.json").json()
    parts = [published.get(f"/api/v1/statements?limit=7&offset={start}").json()["items"] for start in range(0, 200, 7)]
    assert [row["id"] for part in parts for row in part] == [row["id"] for row in whole]


def test_a_document_is_asked_for_by_what_it_is_called(published: TestClient) -> None:
    """By its public name; where two have it, the answer gives their identifiers, which tell them apart."""
    assert published.get(f"/api/v1/documents/{UNTITLED}").json()["doc"] == UNTITLED
    assert published.get("/documents", params={"title": ""}).status_code == 200
    reply = published.get(f"/api/v1/documents/{TWICE}")
    assert reply.status_code == 404
    both = re.findall(r"[0-9a-f]{12}", reply.json()["error"]["message"])
    assert [published.get(f"/api/v1/documents/{one}").json()["doc"] for one in both] == [TWICE, TWICE]


@pytest.mark.parametrize("path", ["/statements?document={}", "/api/v1/statements?document={}"])
def test_asking_for_a_path_does_not_confirm_it(published: TestClient, desk: TestClient, path: str) -> None:
    """A path that is there is answered as one that is not, but where nothing is published it is found."""
    real, made_up = f"{HOME}/{UNTITLED}", f"/nobody/ever/{UNTITLED}"
    first, second = (
        unescape(published.get(path.format(quote(name))).text).replace(quote_plus(name), "").replace(name, "")
        for name in (real, made_up)
    )
    assert first == second
    assert "no document begins like this" in first
    assert "no document begins like this" not in desk.get(path.format(quote(real))).text


def test_one_page_without_a_browser_hides_the_same(kept: Settings) -> None:
    """What ``--get`` prints of a published archive names no folder either."""
    settings = Settings(archive=kept.archive, overlay=kept.overlay, is_read_only=True)
    app = make_app(settings)
    with closing(app.state.desk):
        reply = get(app, "/documents.csv", settings)
    assert UNTITLED in reply.content.decode()
    assert DESK not in reply.content.decode()


def test_a_damaged_archive_is_called_by_its_name_alone(kept: Settings, tmp_path: Path) -> None:
    """An error of the database names the file, and not where it lies."""
    path = Path(shutil.copy(kept.archive, tmp_path / "own.db"))
    with TestClient(make_app(Settings(archive=path, is_read_only=True)), base_url=BASE) as opened:
        with closing(sqlite3.connect(path)) as database, database:
            database.execute("ALTER TABLE document_spans RENAME TO lost")
        reply = opened.get(f"/api/v1/documents/{UNTITLED}")
    assert reply.status_code == 503
    assert "own.db: " in reply.text
    assert str(tmp_path) not in reply.text


def test_tables_that_are_not_there_are_told_before_anybody_asks(kept: Settings, tmp_path: Path) -> None:
    """What is wrong with the folder of tables names it: whoever publishes is told, and no visitor."""
    with pytest.raises(UsageError, match="no such folder of tables"):
        make_app(Settings(archive=kept.archive, overlay=tmp_path / "none", is_read_only=True))


def test_an_archive_for_the_public_can_not_be_changed(kept: Settings) -> None:
    """Neither by documents nor by judgements; a Windows path is no more asked for than any other."""
    with Archive(kept.archive, create=False, public=True) as archive:
        with pytest.raises(UsageError, match="can't be changed"):
            archive.undo(1)
        with pytest.raises(UsageError, match="can't be changed"):
            archive.reindex()
        with pytest.raises(NotFoundError):
            archive.document(f"C:\\Users\\{DESK}\\{UNTITLED}")
        assert archive.known_as(UNTITLED) == (UNTITLED,)
