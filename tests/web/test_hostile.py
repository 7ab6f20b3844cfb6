"""Hostile words: a document full of mark-up and hidden characters, and addresses full of tricks, on every page that there is.

The pages are found by following links, so that a new page is tested here without being named.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from forms import send_form
from starlette.testclient import TestClient

from communique.api import Archive
from communique.web.app import make_app
from communique.web.pages import PAGES
from communique.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOME = "http://127.0.0.1:8001"
MARKUP = "<script>window.hit=1</script><img src=x onerror=hit()>\"'><svg/onload=hit()></textarea></title><style>*{}</style>{{7*7}}"
HIDDEN = "\u202egnp.exe\u202c\u2066\u200f"
"""Characters that turn the order of the words around them."""

NAME = f'in"box\r\nSet-Cookie: hit=1; {HIDDEN}<b onmouseover=hit()>.md'
FRONT = f"""---
title: "{MARKUP.replace('"', "'")} {HIDDEN}"
date: 2031-03-27
source_url: "javascript:hit()//<script>hit()</script>"
outlet: "<img src=x onerror=hit()>"
---

"""
ONE = (
    f"LEDRIN, March 27, 2031 -- President Oren Talvash of Tarsenia spoke by telephone with President Maren Hathmoor of "
    f"Halvern today at the request of {MARKUP} Halvern.\n\nTalvash said that {MARKUP} {HIDDEN} the nets will be mended. "
    f'Hathmoor said: "{MARKUP} the gulls {HIDDEN} come back."\n'
)
OTHER = (
    f"HOLM, March 27, 2031 -- President Maren Hathmoor held a phone call with President Oren Talvash of Tarsenia today."
    f"\n\nHathmoor said that {MARKUP} the gulls {HIDDEN} are back. Talvash said that the nets <i onclick=hit()>will be "
    f"mended</i>.\n"
)
MOST_PAGES, MOST_VIEWS = 150, 3
"""So many addresses are looked at, and so many of one page."""

SEEDS = (
    *("/", "/exchanges", "/pairs", "/sides", "/people", "/phrases", "/documents", "/review", "/compare", "/nowhere<b>"),
    *(f"/search?q={quote(word)}" for word in ("nets", MARKUP, HIDDEN, "gulls")),
    *(f"/exchanges?person={quote(MARKUP + HIDDEN)}", f"/{quote(MARKUP)}", f"/people/{quote(MARKUP + HIDDEN)}"),
)
TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
FILE_NAME = re.compile(r"attachment; filename=\"[\w. -]+\"")


class Looked(HTMLParser):
    """What a browser would find in a page: what would run, what would load, where it leads, what is read."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.links: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._inside = tag
        if (tag == "script" and "src" not in given) or tag in {"style", "iframe", "object", "embed", "base"}:
            self.wrong.append(f"<{tag}>")
        self.wrong += [f"<{tag} {name}>" for name in given if name.startswith("on") or name in {"style", "srcdoc"}]
        for name in ("src", "href", "action", "formaction", "xlink:href"):
            self._lead(tag, given.get(name))
        if tag == "a" and given.get("href", "").startswith("/"):
            self.links.append(given["href"].partition("#")[0])

    def _lead(self, tag: str, place: str | None) -> None:
        if place is None:
            return
        parts = urlsplit(urljoin(HOME, place))
        if parts.scheme not in {"http", "https"} or (tag != "a" and f"{parts.scheme}://{parts.netloc}" != HOME):
            self.wrong.append(f"<{tag}> leads to {place}")

    def handle_endtag(self, _: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside != "textarea" and TURNING.search(data):
            self.wrong.append(f"hidden character in {data[:60]!r}")


@pytest.fixture(scope="module")
def hostile(demo_archive: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The app over an archive of hostile documents on one exchange of two states of the samples."""
    path, overlay = tmp_path_factory.mktemp("hostile") / "<b>.db", demo_archive[1]
    with Archive(path, overlay=overlay) as archive:
        archive.add_bytes((FRONT + ONE).encode(), name=NAME)
        archive.add_bytes(OTHER.encode(), name=MARKUP.replace("/", "-") + ".txt")
    with TestClient(make_app(Settings(archive=path, overlay=overlay)), base_url=HOME) as client:
        yield client


def look(client: TestClient, place: str) -> list[str]:
    """The links of a page, once it is found harmless."""
    reply = client.get(place)
    assert reply.status_code < 500, place
    assert "set-cookie" not in reply.headers or "hit" not in reply.headers["set-cookie"], place
    if "content-disposition" in reply.headers:
        assert FILE_NAME.fullmatch(reply.headers["content-disposition"]), place
        return []
    if not reply.headers["content-type"].startswith("text/html"):
        assert reply.headers["x-content-type-options"] == "nosniff", place
        return []
    found = Looked()
    found.feed(reply.text)
    assert not found.wrong, f"{place}: {found.wrong}"
    return found.links


def test_hostile_words_are_shown_as_words_on_every_page(hostile: TestClient) -> None:
    """Whatever a document is called and says, nothing of it runs, loads, leads away or turns the words around it."""
    waiting, seen, views = deque(SEEDS), set(SEEDS), Counter[str]()
    compared = send_form(hostile, "/compare", a=FRONT + ONE, b=OTHER, files={"b_file": ("", b"")})
    assert compared.url.path.startswith("/compared/")
    assert "&lt;script&gt;window.hit=1&lt;/script&gt;" in compared.text
    assert "[U+202E]gnp.exe[U+202C]" in compared.text
    waiting.appendleft(compared.url.path)
    looked = 0
    while waiting and looked < MOST_PAGES:
        looked += 1
        for link in look(hostile, waiting.popleft()):
            views[urlsplit(link).path] += link not in seen
            if link not in seen and views[urlsplit(link).path] <= MOST_VIEWS:
                waiting.append(link)
            seen.add(link)
    assert any(place.startswith("/exchanges/") for place in seen)


def test_hostile_words_come_back_harmless_in_the_box(hostile: TestClient) -> None:
    """What was typed stands in its area again, and nowhere else."""
    reply = send_form(hostile, "/compare", a=MARKUP + HIDDEN, b="", files={"b_file": (MARKUP + ".pdf", b"%PDF-")})
    assert reply.status_code == 422
    found = Looked()
    found.feed(reply.text)
    assert not found.wrong


def routes_of(router: Any) -> Iterator[Any]:
    """The routes of a router and of those that it includes."""
    for route in router.routes:
        if hasattr(route, "original_router"):
            yield from routes_of(route.original_router)
        else:
            yield route


ROUTES = [route for router in PAGES for route in routes_of(router)]
PATHS = sorted({route.path for route in ROUTES})
TRICKS = (
    *("..%2f..%2f..%2fetc%2fpasswd", "..%2f..%2fsamples.db", "%2e%2e/%2e%2e/etc/passwd", "....//....//etc/passwd"),
    *("..%5c..%5cetc%5cpasswd", "%252e%252e%252fetc%252fpasswd", "%00", "a%00b", "%ff%fe", "'", "%22", "%25", "_", "*"),
    *("x' OR '1'='1", "x';DROP TABLE documents;--", "-1", "9" * 40, "x" * 3000, "%0d%0aSet-Cookie:%20hit=1", "{{7*7}}"),
)


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick[:30])
def test_no_trick_in_a_path_opens_anything(client: TestClient, trick: str) -> None:
    """Each part of each page's address takes any words, and finds with them only what bears that very name."""
    named = [path for path in (*PATHS, "/static/{digest}/{name}", "/api/v1/exchanges/{slug}") if "{" in path]
    for path in named:
        place = "/".join(trick if part.startswith("{") else part for part in path.split("/"))
        reply = client.get(place, follow_redirects=False)
        assert reply.status_code < 500, path
        assert "root:" not in reply.text
        assert "hit" not in reply.headers.get("set-cookie", "")


def test_no_path_of_static_files_is_opened(client: TestClient) -> None:
    """Files come from a fixed set, whatever the address looks like."""
    for path in ("x/..%2f..%2fetc/passwd", "../app.py", "x/app.py", "%2fetc%2fpasswd/x", "61e81547bcb8/../app.css"):
        assert client.get(f"/static/{path}").status_code == 404


WORDS = (
    *(
        "' OR '1'='1",
        "'; DROP TABLE documents; --",
        '"open',
        'NEAR("a" "b")',
        "a AND (",
        "%_*^\\ [] {{7*7}} a:b \u202e",
    ),
    *("\x00", "a\x00b", "\ufffe\ud7ff", "x" * 300, "x" * 5000, "-1", "9" * 30),
)


def asked_by(route: Any) -> set[str]:
    """The names of all that a page is asked in its address."""
    names = set()
    for field in route.dependant.query_params:
        model = getattr(field.field_info.annotation, "model_fields", None)
        names |= set(model) if model is not None else {field.alias}
    return names


ASKED = sorted({(route.path, field) for route in ROUTES if "GET" in route.methods for field in asked_by(route)})


@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words[:20]))
def test_no_trick_in_a_query_breaks_a_page(client: TestClient, words: str) -> None:
    """Marks of the database's own language, wildcards and hidden characters are words like any others in every field."""
    assert ("/exchanges", "person") in ASKED
    for path, field in ASKED:
        place = re.sub(r"\{\w+\}", "XTR", path)
        assert client.get(place, params={field: words}).status_code < 500, (path, field)


@pytest.mark.parametrize("words", ["%", "%%", "*", "' OR '1'='1", "%alvash%", "T%h"])
def test_wildcards_stand_for_themselves(client: TestClient, words: str) -> None:
    """What the database takes for any word finds only the word itself, and nobody has such a name."""
    for field in ("person", "outlet", "party"):
        assert 'href="/exchanges/' not in client.get("/exchanges", params={field: words}).text
