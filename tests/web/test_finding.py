"""What takes long is found in another process, and nobody can tell: pages, files and errors are the same."""

from __future__ import annotations

import http.client
import json
import os
import re
import select
import signal
import subprocess
import sys
from contextlib import ExitStack, closing
from dataclasses import asdict
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.model import ArchiveError
from communique.web.app import make_app
from communique.web.finding import elsewhere
from communique.web.finding.elsewhere import CHANGED, WANTED, FoundElsewhere
from communique.web.finding.finder import ENDED, Finder
from communique.web.finding.process import settings_of
from communique.web.kept import Kept
from communique.web.settings import Settings
from running_app import free_port, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

CALL = "2031-07-08-call-xhv-xtr"
PAGES = (
    *("/", "/exchanges", "/pairs", "/pairs/XHV/XTR", "/sides/XHV", "/greetings?one=XHV&other=XTR", "/mentioned"),
    *("/phrases", "/phrases/ferry%20line", "/people/Maren%20Hathmoor", f"/exchanges/{CALL}", "/review/merges"),
)
FILES = (
    *("/ledger.csv?one=XHV&other=XTR", "/exchanges.json", "/phrases.csv", "/pairs/XHV/XTR/calendar.ics"),
    *("/pairs/XHV/XTR/chart.svg", "/sides/XHV/chart.png", f"/exchanges/{CALL}/brief.md"),
    *("/api/v1/ledger?one=XHV&other=XTR", "/api/v1/exchanges?limit=2", f"/api/v1/exchanges/{CALL}/comparisons"),
)
WRONG = (
    *("/people/Maren%20Hathmor", "/sides/Nowhereland", "/exchanges/2031-07"),
    *(
        "/documents/nothing",
        "/api/v1/exchanges/none-like-it",
        "/ledger.csv?one=XHV",
        "/ledger.csv?one=Nowhere&other=XTR",
    ),
    *("/api/v1/ledger?one=XHV&other=XTR&colour=red", "/phrases.csv?least=many"),
)
BASE = "http://127.0.0.1:8001"
LINUX = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="other processes are looked up as Linux has it")
SECRET = re.compile(rb'name="csrf" value="[^"]*"')


@pytest.fixture(scope="module")
def apart(demo_settings: Settings) -> Iterator[TestClient]:
    """The app over the samples, with a process that finds."""
    with (
        closing(Finder(demo_settings)) as finder,
        TestClient(make_app(demo_settings, finder=finder), base_url=BASE) as opened,
    ):
        yield opened


def settled(client: TestClient, path: str) -> Response:
    """The answer when all of it is found, however slow the machine."""
    reply = client.get(path)
    while reply.status_code == HTTPStatus.SERVICE_UNAVAILABLE or 'class="waiting"' in reply.text:
        reply = client.get(path)
    return reply


@pytest.mark.parametrize("path", [*PAGES, *FILES, *WRONG])
def test_the_answer_is_the_same(client: TestClient, apart: TestClient, path: str) -> None:
    """Status, kind and every byte, but for the secret of the app's forms, are those of an app that finds all by itself."""
    here, there = settled(client, path), settled(apart, path)
    assert (there.status_code, there.headers["content-type"]) == (here.status_code, here.headers["content-type"])
    assert there.headers.get("content-disposition") == here.headers.get("content-disposition")
    assert SECRET.sub(b"", there.content) == SECRET.sub(b"", here.content)


def test_a_phrase_that_nobody_uses_is_told_by_the_status(apart: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the other process knows in an instant that there is none, the page answers 404; else it begins without."""
    nobodys, everybodys = "/phrases/never%20said%20so", "/phrases/ferry%20line"
    assert "No text has the phrase" in settled(apart, nobodys).text  # which is kept now
    assert settled(apart, everybodys).status_code == 200
    monkeypatch.setattr(elsewhere, "WAY", 30.0)
    assert (apart.get(nobodys).status_code, apart.get(everybodys).status_code) == (404, 200)
    monkeypatch.setattr(elsewhere, "WAY", -1.0)
    assert apart.get(nobodys).status_code == 200
    assert "No text has the phrase" in apart.get(nobodys).text


def test_the_app_that_is_visited_finds_nothing_that_takes_long(
    apart: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has pages and files whole without its own answers."""

    def refuse(*_: object) -> None:
        raise AssertionError

    for name in ("ask", "begin"):
        monkeypatch.setattr(Kept, name, refuse)
    for path in (*PAGES, *FILES):
        reply = settled(apart, path)
        assert reply.status_code == 200
        assert "failed" not in reply.text


def test_only_the_app_can_ask_the_other_process(apart: TestClient) -> None:
    """Without its token it answers nobody, and its address is that of no other machine."""
    finder: Finder = apart.app.state.desk.finder  # type: ignore[attr-defined]
    with closing(finder.ask("/exchanges")) as asked:
        assert asked.getresponse().status == 200
        stranger = http.client.HTTPConnection(asked.host, asked.port)
    assert asked.host == "127.0.0.1"
    with closing(stranger):
        stranger.request("GET", "/exchanges")
        assert stranger.getresponse().status == 401


def test_visitors_get_pages_whatever_they_send(apart: TestClient) -> None:
    """The header by which an app asks for parts means nothing to an app that asks another process."""
    assert apart.get("/pairs", headers={WANTED: "x"}).text.rstrip().endswith("</html>")


@pytest.fixture(scope="module")
def own_finder(demo_settings: Settings) -> Iterator[Finder]:
    """A process that tests may end: it is begun anew."""
    with closing(Finder(demo_settings)) as finder:
        yield finder


@pytest.fixture(scope="module")
def own_apart(demo_settings: Settings, own_finder: Finder) -> Iterator[TestClient]:
    """The app that asks it."""
    with TestClient(make_app(demo_settings, finder=own_finder), base_url=BASE) as opened:
        yield opened


def killed(finder: Finder) -> None:
    """End its process as the system does when memory is short."""
    assert finder._process is not None
    finder._process.kill()
    finder._process.wait()


def test_a_process_that_was_killed_is_begun_anew(own_finder: Finder, own_apart: TestClient) -> None:
    """Who asks for a page when it has died has it whole."""
    whole = settled(own_apart, "/pairs").text
    killed(own_finder)
    assert settled(own_apart, "/pairs").text == whole


def test_what_is_missing_when_it_dies_is_told_in_its_place(
    own_finder: Finder, own_apart: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sections that had come stand on the page; the others say that finding them ended, and the page ends."""
    whole = settled(own_apart, f"/exchanges/{CALL}").text
    read, pieces = FoundElsewhere._read, iter(range(100))

    def read_or_die(found: FoundElsewhere) -> object:
        if next(pieces) == 2:
            killed(own_finder)
            while found._response is not None and found._response.readline():
                pass  # what was on its way
        return read(found)

    monkeypatch.setattr(FoundElsewhere, "_read", read_or_die)
    text = own_apart.get(f"/exchanges/{CALL}").text
    assert 0 < text.count(ENDED) < whole.count("<section")
    assert CHANGED not in text
    assert text.count("<section") == whole.count("<section")
    assert text.rstrip().endswith("</html>")


def test_a_process_that_cannot_begin_is_told_once_and_tried_later(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it ends before it answers, what it printed is one line; it isn't begun again for each who asks, but after a
    while.
    """
    with closing(Finder(Settings(archive=tmp_path / "none.db"))) as finder:
        for _ in range(3):
            with pytest.raises(ArchiveError, match="can't begin"):
                finder.ask("/")
        assert not finder.is_ready()
        assert len(capfd.readouterr().err.splitlines()) == 1
        monkeypatch.setattr("communique.web.finding.finder.PAUSE", 0.0)
        with pytest.raises(ArchiveError, match="can't begin"):
            finder.ask("/")
        assert len(capfd.readouterr().err.splitlines()) == 1


def test_none_is_begun_for_an_app_that_has_ended(demo_settings: Settings) -> None:
    """Who still asks then is told."""
    finder = Finder(demo_settings)
    finder.close()
    with pytest.raises(ArchiveError, match="has ended"):
        finder.ask("/")


def test_a_file_that_breaks_off_is_no_whole_file(apart: TestClient) -> None:
    """A file says how long it is, so that a browser sees when it was cut short."""
    reply = apart.get("/pairs/XHV/XTR/chart.png")
    assert int(reply.headers["content-length"]) == len(reply.content)


@LINUX
def test_pages_come_while_many_wait(demo_archive: tuple[Path, Path]) -> None:
    """Who waits for the other process keeps nobody from a page that needs nothing of it."""
    with serving(*demo_archive, apart=True) as at, ExitStack() as stack:
        port = int(at.rpartition(":")[2])
        assert _status(port, "/pairs") == 200
        other = next(child for child in reversed(_children(os.getpid())) if b"finding.process" in _command(child))
        os.kill(other, signal.SIGSTOP)
        stack.callback(os.kill, other, signal.SIGCONT)
        for _ in range(80):
            waiting = stack.enter_context(closing(http.client.HTTPConnection("127.0.0.1", port)))
            waiting.request("GET", "/exchanges.csv")
        assert _status(port, "/exchanges", patience=60) == 200


def test_settings_reach_it_as_they_are(tmp_path: Path) -> None:
    """Paths, names and switches come through."""
    settings = Settings(archive=tmp_path / "a.db", overlay=tmp_path, names=("desk.example",), is_read_only=True)
    assert settings_of(json.dumps(asdict(settings), default=str)) == settings


@LINUX
@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_when_the_app_ends(demo_settings: Settings, ended_by: signal.Signals) -> None:
    """However it ends, the other process ends with it, and says nothing."""
    port = free_port()
    command = (
        sys.executable,
        "-c",
        "from communique.cli.main import main; main()",
        "serve",
        str(demo_settings.archive),
    )
    options = ("--port", str(port), "--overlay", str(demo_settings.overlay), "--read-only")
    seen = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=seen, text=True
    ) as app:
        try:
            assert app.stdout is not None
            assert "http://127.0.0.1" in app.stdout.readline()
            assert _status(port, "/pairs") == 200  # it answers, and so listens to signals
            handles = [os.pidfd_open(child) for child in _children(app.pid)]
            assert handles
            app.send_signal(ended_by)
            _, said = app.communicate(timeout=60)
        finally:
            app.kill()
    assert "Traceback" not in said
    for handle in handles:
        assert select.select([handle], [], [], 60)[0], "it goes on"
        os.close(handle)


def _status(port: int, path: str, patience: float = 120) -> int:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=patience)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        return response.status


def _children(pid: int) -> list[int]:
    """The processes that any thread of one has begun."""
    told = (path.read_text(encoding="ascii") for path in Path(f"/proc/{pid}/task").glob("*/children"))
    return sorted(int(child) for text in told for child in text.split())


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()
