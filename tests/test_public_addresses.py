"""Addresses that others give: fetched from the public web alone, never from this machine or a private network."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest

from communique.model import DocumentError
from communique.sources import public
from communique.sources.addresses import fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OUTSIDE, INSIDE = "127.0.0.1", "127.0.0.2"
"""Two addresses of this machine; the tests take the first for one of the public web."""

WORDS = "Ferries keep to the winter timetable."


class Site(BaseHTTPRequestHandler):
    """Answers any page, and leads on where it is asked for ``/to/<address>``; also as a proxy does."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:  # the name that http.server looks for
        self.asked.append(f"{self.headers['Host']} {self.path}")
        _, found, place = self.path.partition("/to/")
        self.send_response(302 if found else 200)
        self.send_header("Location", place)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "0" if found else str(len(WORDS)))
        self.end_headers()
        self.wfile.write(b"" if found else WORDS.encode())

    def log_message(self, *_: object) -> None:
        """Nothing on the test's output."""


@contextmanager
def serving(address: str, port: int = 0) -> Iterator[int]:
    server = ThreadingHTTPServer((address, port), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def sites() -> Iterator[int]:
    """A site on each of both addresses, on one port."""
    with serving(OUTSIDE) as port, serving(INSIDE, port):
        yield port


@pytest.fixture
def port(sites: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """The port of both sites, taken for one of the web's."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(public, "PORTS", {80, 443, sites})
    Site.asked.clear()
    return sites


Names = dict[str, list[list[str]]]


@pytest.fixture
def know(monkeypatch: pytest.MonkeyPatch) -> Callable[[Names], Names]:
    """Names for the tests: what each resolves to, the first time, the second, and so on."""

    def take(names: Names) -> Names:
        def resolved(host: str, _: int) -> list[str]:
            if host in {OUTSIDE, INSIDE}:
                return [host]
            if not names.get(host):
                raise socket.gaierror(socket.EAI_NONAME, "no such name")
            return names[host].pop(0)

        monkeypatch.setattr(public, "resolved", resolved)
        monkeypatch.setattr(public, "is_public", lambda address: address == OUTSIDE)
        return names

    return take


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.0.0.2", "localhost", "[::1]", "0.0.0.0", "[::]", "127.1", "0x7f000001", "2130706433"),  # noqa: S104
        *("0177.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "224.0.0.1"),
        *("[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]"),
    ],
)
def test_private_address_is_refused_however_it_is_written(port: int, host: str) -> None:
    """Nothing is asked of this machine or of a private network, in whatever form its address is given."""
    with pytest.raises(DocumentError, match=r"private network|no address|no such host"):
        fetch(f"http://{host}:{port}/page", public_only=True)
    assert not Site.asked


def test_without_the_bound_the_user_fetches_what_he_names(port: int) -> None:
    """On the command line an address is the user's own, and may be one of his network."""
    assert fetch(f"http://{OUTSIDE}:{port}/page").data.decode() == WORDS


def test_public_page_is_fetched(port: int, know: Callable[[Names], Names]) -> None:
    """A page of a public host is fetched, asked for by the host's name."""
    know({"front.example": [[OUTSIDE]]})
    assert fetch(f"http://front.example:{port}/page", public_only=True).data.decode() == WORDS
    assert Site.asked == [f"front.example:{port} /page"]


def test_name_is_resolved_once(port: int, know: Callable[[Names], Names]) -> None:
    """The connection goes to the address that was looked at: what the name leads to a moment later does not count."""
    names = know({"front.example": [[OUTSIDE], [INSIDE]]})
    fetch(f"http://front.example:{port}/page", public_only=True)
    assert names == {"front.example": [[INSIDE]]}


@pytest.mark.parametrize("addresses", [[OUTSIDE, INSIDE], [INSIDE, OUTSIDE], [INSIDE], []])
def test_name_of_which_any_address_is_private_is_refused(
    port: int, know: Callable[[Names], Names], addresses: list[str]
) -> None:
    """A host with a public and a private address is refused, since nobody knows which would answer."""
    know({"both.example": [addresses]})
    with pytest.raises(DocumentError, match="private network"):
        fetch(f"http://both.example:{port}/page", public_only=True)
    assert not Site.asked


@pytest.mark.parametrize("place", [f"http://{INSIDE}:PORT/x", "http://inner.example:PORT/x", "//inner.example:PORT/x"])
def test_page_that_leads_on_into_a_private_network_is_refused(
    port: int, know: Callable[[Names], Names], place: str
) -> None:
    """A public page that leads on to a private one ends there: the private one is never asked."""
    know({"front.example": [[OUTSIDE]], "inner.example": [[INSIDE]]})
    with pytest.raises(DocumentError, match="private network"):
        fetch(f"http://front.example:{port}/to/{place.replace('PORT', str(port))}", public_only=True)
    assert len(Site.asked) == 1


def test_page_that_leads_on_to_a_public_one_is_followed(port: int, know: Callable[[Names], Names]) -> None:
    """Leading on is followed where the other host is public too."""
    know({"front.example": [[OUTSIDE]], "other.example": [[OUTSIDE]]})
    found = fetch(f"http://front.example:{port}/to/http://other.example:{port}/x", public_only=True)
    assert found.data.decode() == WORDS


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("http://front.example:22/", "port 22"),
        ("http://front.example:8001/", "port 8001"),
        ("https://me:word@front.example/", "name or password"),
        ("http://front.example/to/http://front.example:6379/", "port 6379"),
        ("file:///etc/hostname", "only http and https"),
    ],
)
def test_only_what_public_pages_have_is_asked(
    port: int, know: Callable[[Names], Names], address: str, what: str
) -> None:
    """Other ports, names with passwords and other schemes are refused, also where a page leads on to them."""
    know({"front.example": [[OUTSIDE]]})
    with pytest.raises(DocumentError, match=what):
        fetch(address.replace("example/to", f"example:{port}/to"), public_only=True)


def test_secure_server_is_asked_under_its_name(
    port: int, know: Callable[[Names], Names], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to an address, and the certificate is still asked for by the host's name."""
    heard = []
    with socket.create_server((OUTSIDE, 0)) as server:

        def listen() -> None:
            connection, _ = server.accept()
            with connection:
                heard.append(connection.recv(4096))

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        own = server.getsockname()[1]
        monkeypatch.setattr(public, "PORTS", {own})
        know({"front.example": [[OUTSIDE]]})
        with pytest.raises(DocumentError):
            fetch(f"https://front.example:{own}/", public_only=True)
        thread.join(5)
    assert b"front.example" in heard[0]
    assert port


@pytest.mark.parametrize(
    ("host", "is_asked"),
    [
        ("unknown.example", True),
        ("front.example", True),
        (INSIDE, False),
        ("inner.example", False),
        ("intranet", False),
    ],
)
def test_proxy_is_asked_for_public_hosts_alone(
    port: int, know: Callable[[Names], Names], monkeypatch: pytest.MonkeyPatch, host: str, *, is_asked: bool
) -> None:
    """Where a proxy resolves names, what is seen from here to be private is refused; a name unknown here is the proxy's."""
    monkeypatch.setenv("http_proxy", f"http://{INSIDE}:{port}")
    know({"front.example": [[OUTSIDE]], "inner.example": [[INSIDE]]})
    if is_asked:
        assert fetch(f"http://{host}/page", public_only=True).data.decode() == WORDS
    else:
        with pytest.raises(DocumentError, match="private network"):
            fetch(f"http://{host}/page", public_only=True)
    assert bool(Site.asked) == is_asked
