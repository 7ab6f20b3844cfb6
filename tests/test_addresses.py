"""Pages from the web: fetched when asked for by address, within limits, and refused with the reason; the rest goes on."""

from __future__ import annotations

import gzip
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest
from click.testing import CliRunner

from communique.api import Archive, read
from communique.cli.main import cli
from communique.model import DocumentError
from communique.sources import addresses
from communique.sources.files import Source, open_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = (
    "LEDRIN, March 28, 2031 -- President Oren Talvash spoke by telephone with President Maren Hathmoor on Friday. "
    "Talvash said that a calm sea belongs to both peoples. Hathmoor thanked Talvash for the rescue of the sailors."
)
PAGE = f"<html><head><title>A call on the sea</title></head><body><article><p>{WORDS}</p></article></body></html>"


class Site(BaseHTTPRequestHandler):
    """A site with one good page and every kind of bad one."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:  # the name that http.server looks for
        self.asked.append((self.path, self.headers["User-Agent"]))
        answer = getattr(self, "answer_" + self.path.strip("/").split("/")[0].split(".")[0], self.answer_missing)
        answer()

    def send(self, body: bytes, kind: str | None = "text/html; charset=utf-8", **headers: str) -> None:
        self.send_response(200)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            if value is not None:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.send(PAGE.encode())

    def answer_text(self) -> None:
        self.send(WORDS.encode(), "text/plain")

    def answer_packed(self) -> None:
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def answer_scan(self) -> None:
        self.send(b"%PDF-1.7", "application/pdf")

    def answer_large(self) -> None:
        self.send(b"a" * 5000, "text/plain")

    def answer_missing(self) -> None:
        self.send_error(404)

    def answer_forbidden(self) -> None:
        self.send_error(403)

    def answer_broken(self) -> None:
        self.send_error(503)

    def answer_silent(self) -> None:
        time.sleep(1)

    def answer_cut(self) -> None:
        self.send(b"a" * 10, "text/plain", Content_Length="500")

    def answer_moved(self) -> None:
        self.lead("/page")

    def answer_round(self) -> None:
        self.lead("/round")

    def answer_away(self) -> None:
        self.lead("file:///etc/hostname")

    def lead(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing on the test's output."""


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine's environment names, the tests' own site is asked directly."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("page", ["page", "packed", "moved"])
def test_page_is_read_from_its_address(site: str, page: str) -> None:
    """A page is fetched and read, also one packed on its way and one that has moved; its address is kept beside it."""
    reading = read(f"{site}/{page}")
    assert reading.document.name == reading.document.source_url == f"{site}/{page}"
    assert [statement.act for statement in reading.statements] == ["state", "thank"]


def test_plain_text_is_read_from_its_address(site: str) -> None:
    """A text without mark-up is read as it is."""
    assert read(f"{site}/text").document.text == WORDS


@pytest.mark.parametrize(
    ("page", "what", "advice"),
    [
        ("nowhere", "the server answers 404 Not Found", "Check the address."),
        ("forbidden", "the server answers 403 Forbidden", "Save the page from a browser"),
        ("broken", "the server answers 503 Service Unavailable", "Try again later"),
        ("scan", "this is application/pdf, no text", "Save its text into a file"),
        ("round", "leads on more than 5 times", "Check the address."),
        ("away", "no address that can be fetched", "Check the address."),
        ("cut", "did not come whole", "Try again later"),
        ("silent", "did not answer in time (timeout)", "Try again later"),
        ("large", "more than 4,000 bytes", "Save the page"),
    ],
)
def test_what_fails_says_why(site: str, page: str, what: str, advice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that gives no text says why, and what to do next."""
    monkeypatch.setattr(addresses, "SILENCE", 0.3)
    monkeypatch.setattr(addresses, "LARGEST", 4000)
    with pytest.raises(DocumentError) as caught:
        addresses.fetch(f"{site}/{page}")
    assert what in caught.value.what
    assert advice in caught.value.advice
    assert caught.value.name == f"{site}/{page}"


def test_slow_page_is_given_up(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that comes too slowly as a whole ends in a timeout, however often a few bytes arrive."""
    monkeypatch.setattr(addresses, "WHOLE", -1.0)
    with pytest.raises(DocumentError, match="timeout"):
        addresses.fetch(f"{site}/page")


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("http://nowhere.invalid/page", "there is no such host"),
        ("http://127.0.0.1:1/page", "can't be reached"),
        ("http://[:::/page", "no address that can be fetched"),
        ("ftp://archive.example/page", "only http and https"),
    ],
)
def test_address_that_leads_nowhere_says_so(address: str, what: str) -> None:
    """Where no server answers, the message tells the host from the connection and from the address itself."""
    with pytest.raises(DocumentError, match=what):
        addresses.fetch(address)


def test_program_says_who_it_is(site: str) -> None:
    """Every request names this program and its version."""
    addresses.fetch(f"{site}/page")
    assert Site.asked[-1][1].startswith("communique/")


def test_proxy_of_the_environment_is_used(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment names a proxy, it is asked for the page; a host that needs none is asked itself."""
    monkeypatch.setenv("http_proxy", site)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert addresses.fetch(f"{site}/text").data == WORDS.encode()
    assert Site.asked[-1][0] == "/text"
    with pytest.raises(DocumentError, match="404"):
        addresses.fetch("http://lindenhouse.example/text")
    assert Site.asked[-1][0] == "http://lindenhouse.example/text"


def test_nothing_is_fetched_for_a_path(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files never cause a request, whatever addresses stand in them."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(f"{site}/page\n\n{WORDS}", encoding="utf-8")
    before = len(Site.asked)
    assert all(isinstance(found, Source) for found in open_sources(["page.txt"]))
    assert len(Site.asked) == before


def test_address_that_fails_leaves_the_rest(site: str, tmp_path: Path) -> None:
    """The command reads on behind an address that fails, reports it, and keeps the pages under their addresses."""
    archive = tmp_path / "a.db"
    pages = [f"{site}/nowhere", f"{site}/page", f"{site}/page", f"{site}/scan"]
    done = CliRunner().invoke(cli, ["read", *pages, "--archive", str(archive)])
    assert done.exit_code == 1
    assert "404" in done.stderr
    assert "2 not read" in done.stderr
    assert "1 named twice" in done.stdout
    with Archive(archive, create=False) as opened:
        assert [document.name for document in opened.documents()] == [f"{site}/page"]
        assert opened.document(f"{site}/page").document.source_url == f"{site}/page"
