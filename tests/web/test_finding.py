"""What takes long is found in another process, and nobody can tell: pages, files and errors are the same."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.model import ArchiveError
from communique.web.app import make_app
from communique.web.finding.elsewhere import WANTED
from communique.web.finding.finder import ENDED, Finder
from communique.web.finding.process import settings_of
from communique.web.kept import Kept
from communique.web.settings import Settings
from running_app import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    *("/phrases/never%20said%20so", "/people/Maren%20Hathmor", "/sides/Nowhereland", "/exchanges/2031-07"),
    *("/documents/nothing", "/api/v1/exchanges/none-like-it", "/ledger.csv?one=XHV", "/ledger.csv?one=Nowhere&other=XTR"),
    *("/api/v1/ledger?one=XHV&other=XTR&colour=red", "/phrases.csv?least=many"),
)
BASE = "http://127.0.0.1:8001"
SECRET = re.compile(rb'name="csrf" value="[^"]*"')


@pytest.fixture(scope="module")
def apart(demo_settings: Settings) -> Iterator[TestClient]:
    """The app over the samples, with a process that finds."""
    with (
        closing(Finder(demo_settings)) as finder,
        TestClient(make_app(demo_settings, finder=finder), base_url=BASE) as opened,
    ):
        yield opened


@pytest.mark.parametrize("path", [*PAGES, *FILES, *WRONG])
def test_the_answer_is_the_same(client: TestClient, apart: TestClient, path: str) -> None:
    """Status, kind and every byte, but for the secret of the app's forms, are those of an app that finds all by itself."""
    here, there = client.get(path), apart.get(path)
    assert (there.status_code, there.headers["content-type"]) == (here.status_code, here.headers["content-type"])
    assert there.headers.get("content-disposition") == here.headers.get("content-disposition")
    assert SECRET.sub(b"", there.content) == SECRET.sub(b"", here.content)


def test_the_app_that_is_visited_finds_nothing_that_takes_long(
    apart: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has pages and files whole without its own answers."""

    def refuse(*_: object) -> None:
        raise AssertionError

    for name in ("ask", "glance", "begin"):
        monkeypatch.setattr(Kept, name, refuse)
    for path in (*PAGES, *FILES):
        assert apart.get(path).status_code == 200
        assert "failed" not in apart.get(path).text


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


def test_a_process_that_was_killed_is_begun_anew(demo_settings: Settings) -> None:
    """Whoever reads a page when it dies is told in the place of what it would have found; the next page is whole."""
    with (
        closing(Finder(demo_settings)) as finder,
        TestClient(make_app(demo_settings, finder=finder), base_url=BASE) as client,
    ):
        whole = client.get("/pairs").text
        with closing(finder.ask("/pairs", {WANTED: ""})) as asked:
            assert finder._process is not None
            finder._process.kill()
            finder._process.wait()
            with pytest.raises((http.client.HTTPException, OSError)):
                asked.getresponse()
        assert client.get("/pairs").text == whole


def test_a_process_that_cannot_begin_is_told(tmp_path: Path) -> None:
    """Where it ends before it answers, a question fails, and says so."""
    with closing(Finder(Settings(archive=tmp_path / "none.db"))) as finder, pytest.raises(ArchiveError, match=ENDED):
        finder.ask("/")


def test_settings_reach_it_as_they_are(tmp_path: Path) -> None:
    """Paths, names and switches come through."""
    import json
    from dataclasses import asdict

    settings = Settings(archive=tmp_path / "a.db", overlay=tmp_path, names=("desk.example",), is_read_only=True)
    assert settings_of(json.dumps(asdict(settings), default=str)) == settings


@pytest.mark.parametrize("ended_by", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_when_the_app_ends(demo_settings: Settings, ended_by: signal.Signals) -> None:
    """However it ends, the other process ends with it, and says nothing."""
    port = free_port()
    command = (sys.executable, "-c", "from communique.cli.main import main; main()", "serve", str(demo_settings.archive))
    options = ("--port", str(port), "--overlay", str(demo_settings.overlay))
    seen = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=seen, text=True
    ) as app:
        assert app.stdout is not None
        assert "http://127.0.0.1" in app.stdout.readline()
        others = _children(app.pid)
        assert others
        app.send_signal(ended_by)
        _, said = app.communicate(timeout=60)
    assert "Traceback" not in said
    deadline = time.monotonic() + 60
    while any(map(_is_running, others)):
        assert time.monotonic() < deadline, "it goes on"


def _children(pid: int) -> list[int]:
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as listed:
        return [int(child) for child in listed.read().split()]


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
