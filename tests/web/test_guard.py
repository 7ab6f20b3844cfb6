"""Strangers: whatever another site, another machine or a broken program sends, nothing of the archive leaves or changes."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from forms import csrf_of, send_form
from starlette.testclient import TestClient

from communique.model import UsageError
from communique.web.app import make_app
from communique.web.asking import get
from communique.web.guard.bounds import LARGEST_BODY, LONGEST_QUERY
from communique.web.guard.guard import Guard
from communique.web.serving import address_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.web.settings import Settings

HOME = "http://127.0.0.1:8001"
SHOWN = "harbour-bell-at-dusk-4711"
ANYWHERE = "0.0.0.0"  # noqa: S104 -- only asked for here
ARCHIVE = "samples.db"
"""This name stands at the foot of each page, and of no page that a stranger gets."""


@contextmanager
def visiting(settings: Settings, base: str = HOME, **changed: Any) -> Iterator[TestClient]:
    with TestClient(make_app(replace(settings, **changed)), base_url=base, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def guarded(demo_settings: Settings) -> Iterator[TestClient]:
    """An app that needs a token."""
    with visiting(demo_settings, token=SHOWN) as client:
        yield client


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost:8001", "LOCALHOST:8001", "[::1]:8001"])
def test_own_names_are_answered(client: TestClient, host: str) -> None:
    """This machine's own names with the app's port lead to the app."""
    assert client.get("/compare", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *(
            "evil.example",
            "evil.example:8001",
            "127.0.0.1",
            "127.0.0.1:80",
            "127.0.0.1:8002",
            "localhost.evil.example:8001",
        ),
        *(
            "0.0.0.0:8001",
            "[::]:8001",
            "127.0.0.1:8001@evil.example",
            "127.0.0.1:8001, evil.example",
            "",
            "2130706433:8001",
        ),
    ],
)
def test_name_of_another_site_that_leads_here_is_not_answered(client: TestClient, host: str) -> None:
    """DNS rebinding: whoever asks under a name that is not the app's gets neither a page nor the archive's name."""
    reply = client.get("/exchanges", headers={"Host": host})
    assert reply.status_code in {400, 421}
    assert ARCHIVE not in reply.text
    assert "communique" not in reply.headers.get("set-cookie", "")


def test_request_that_names_two_hosts_is_not_answered(client: TestClient) -> None:
    """Where two are named, nobody can say which one a browser meant."""
    request = client.build_request("GET", "/compare")
    request.headers = type(request.headers)([("Host", "127.0.0.1:8001"), ("Host", "evil.example")])
    assert client.send(request).status_code == 400


def test_names_that_the_user_gives_are_answered(demo_settings: Settings) -> None:
    """A further name is answered with any port, or with the one that is given with it alone."""
    with visiting(demo_settings, names=("desk.example", "tunnel.example:9000")) as client:
        for host, status in (
            *(("desk.example", 200), ("desk.example:443", 200), ("tunnel.example:9000", 200)),
            *(("tunnel.example", 421), ("www.desk.example", 421)),
        ):
            assert client.get("/compare", headers={"Host": host}).status_code == status, host


def test_refusal_of_a_name_says_how_to_allow_it(client: TestClient) -> None:
    """Who reads on another machine is told what to do."""
    assert "--name desk.example" in client.get("/", headers={"Host": "desk.example"}).text


@pytest.mark.parametrize("host", [ANYWHERE, "::", "192.0.2.7", "desk.example", ""])
def test_other_machines_reach_it_with_a_token_alone(demo_settings: Settings, host: str) -> None:
    """What other machines reach isn't served without a token, and the refusal says what to do."""
    with pytest.raises(UsageError, match="--token"):
        make_app(replace(demo_settings, host=host))


@pytest.mark.parametrize("token", ["", "short", "x" * 19, "with space and more than twenty", "töken-töken-töken-töken"])
def test_token_that_can_be_guessed_is_refused(demo_settings: Settings, token: str) -> None:
    """A token that is short, or breaks in an address, is refused before anything is served."""
    with pytest.raises(UsageError, match="token"):
        make_app(replace(demo_settings, host=ANYWHERE, token=token))


@pytest.mark.parametrize(
    ("host", "names", "address"),
    [
        ("127.0.0.1", (), f"{HOME}/"),
        ("::1", (), "http://[::1]:8001/"),
        (ANYWHERE, (), f"{HOME}/?token={SHOWN}"),
        (ANYWHERE, ("desk.example",), f"http://desk.example:8001/?token={SHOWN}"),
        (ANYWHERE, ("desk.example:9000",), f"http://desk.example:9000/?token={SHOWN}"),
    ],
)
def test_address_that_is_told_is_answered(
    demo_settings: Settings, host: str, names: tuple[str, ...], address: str
) -> None:
    """The address that is printed at the start leads into the app."""
    settings = replace(demo_settings, host=host, names=names, token=SHOWN if "token" in address else None)
    assert address_of(settings) == address
    with TestClient(make_app(settings), base_url=address.partition("?")[0]) as client:
        assert client.get(address).status_code == 200


def test_without_the_token_nothing_is_shown(guarded: TestClient) -> None:
    """A visitor without the token, or with a wrong one or a made-up cookie, sees nothing, not even the archive's name."""
    guarded.cookies.clear()
    wrong: tuple[dict[str, str], ...] = (
        {"Authorization": f"Bearer {SHOWN}x"},
        {"Cookie": f"communique-visitor-8001={SHOWN}"},
        {},
    )
    for path in (
        "/exchanges",
        "/exchanges?token=",
        f"/exchanges?token={SHOWN[:-1]}",
        "/api/v1/openapi.json",
        "/static/x/y",
    ):
        for headers in wrong:
            reply = guarded.get(path, headers=headers)
            assert reply.status_code == 401
            assert ARCHIVE not in reply.text


def test_token_is_shown_once_and_leaves_the_address(guarded: TestClient) -> None:
    """The token is traded for a cookie that no script reads and no other site sends, and does not stay in the address."""
    guarded.cookies.clear()
    reply = guarded.get(f"/exchanges?limit=2&token={SHOWN}&party=XTR", follow_redirects=False)
    assert reply.status_code == 303
    assert reply.headers["location"] == "/exchanges?limit=2&party=XTR"
    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert SHOWN not in cookie
    assert guarded.get("/exchanges").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "/%5Cevil.example", "///evil.example"])
def test_token_leads_nowhere_else(demo_settings: Settings, path: str) -> None:
    """Whoever shows the token stays on this app, whatever the path looks like."""
    with visiting(demo_settings, token=SHOWN) as client:
        location = client.get(f"{HOME}{path}?token={SHOWN}", follow_redirects=False).headers["location"]
    assert location.startswith("/")
    assert location[1:2] not in {"/", "\\"}


def test_programs_show_the_token_in_a_header(guarded: TestClient) -> None:
    """The API takes the token as programs send it."""
    guarded.cookies.clear()
    assert guarded.get("/api/v1/openapi.json", headers={"Authorization": f"Bearer {SHOWN}"}).status_code == 200
    error = guarded.get("/api/v1/openapi.json").json()["error"]
    assert error["status"] == 401


def test_page_printed_without_a_browser_needs_no_cookie(demo_settings: Settings) -> None:
    """``serve --get`` prints a page of an app with a token as well."""
    settings = replace(demo_settings, token=SHOWN)
    assert get(make_app(settings), "/compare", settings).status == 200


def test_form_of_the_app_is_taken(client: TestClient) -> None:
    """A form that comes from a page of the app passes the guard."""
    assert send_form(client, "/compare", a="", b="").status_code == 422


@pytest.mark.parametrize("field", [None, "", "x", "é"])
def test_form_without_the_hidden_field_is_refused(client: TestClient, field: str | None) -> None:
    """A form without what the page hides in it, or with something else, changes nothing."""
    csrf_of(client)
    reply = client.post("/compare", data={"a": "words"} | ({} if field is None else {"csrf": field}))
    assert reply.status_code == 403


def test_hidden_field_is_of_no_use_without_the_cookie(client: TestClient) -> None:
    """What a page hides counts with the cookie of the same app alone; one that somebody else set is none."""
    csrf = csrf_of(client)
    for cookie in ("", "communique-form-8001=made-up", "communique-form-8001="):
        client.cookies.clear()
        assert client.post("/compare", data={"csrf": csrf}, headers={"Cookie": cookie}).status_code == 403


def test_field_of_another_run_is_refused_with_what_to_do(client: TestClient, demo_settings: Settings) -> None:
    """A page that was opened before the app was started anew sends nothing, and the refusal says how to go on."""
    with visiting(demo_settings) as other:
        stale = csrf_of(other)
    csrf_of(client)
    reply = client.post("/compare", data={"csrf": stale})
    assert reply.status_code == 403
    assert "load the page again" in reply.text


def test_hidden_field_given_twice_is_refused(client: TestClient) -> None:
    """Two fields where there is to be one: which one a page would read is nobody's to choose."""
    csrf = csrf_of(client)
    assert client.post("/compare", data={"csrf": [csrf, "other"]}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8002"},
        {"Origin": "http://127.0.0.1:8001.evil.example"},
        {"Origin": "http://[broken"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": HOME, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_form_sent_by_another_site_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    """What the browser says comes from another site is refused, even with the right field."""
    reply = client.post("/compare", data={"csrf": csrf_of(client)}, headers=headers)
    assert reply.status_code == 403
    assert "another site" in reply.text


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "application/octet-stream", ""])
def test_only_forms_are_taken(client: TestClient, kind: str) -> None:
    """What a page of another site could send without being asked is read as nothing."""
    csrf = csrf_of(client)
    reply = client.post("/compare", content=f"csrf={csrf}".encode(), headers={"Content-Type": kind})
    assert reply.status_code == 415


@pytest.mark.parametrize(
    "path", ["/exchanges", "/nowhere", "/static/x/app.css", "/api/v1/openapi.json", "/exchanges?since=x"]
)
def test_every_answer_has_its_headers(client: TestClient, path: str) -> None:
    """Pages, files, the API and errors alike: nothing is loaded from elsewhere, no script in a page runs."""
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_head_is_answered_as_a_page_is(client: TestClient) -> None:
    """Who asks only whether a page is there is told so."""
    assert client.head("/compare").status_code == 200
    assert client.head("/nowhere").status_code == 404


def test_files_may_be_kept(client: TestClient) -> None:
    """Style sheets and scripts may be kept by browsers, pages not."""
    path = client.get("/compare").text.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in client.get(path).headers["cache-control"]


def test_failure_of_the_app_is_told_under_the_same_headers(demo_settings: Settings) -> None:
    """An error of ours is a page too: with its headers, and without what went on inside."""
    app = make_app(demo_settings)

    def fail() -> None:
        raise RuntimeError("inner words")

    app.add_api_route("/fails", fail)
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as client:
        reply = client.get("/fails")
    assert reply.status_code == 500
    assert "inner words" not in reply.text
    assert "content-security-policy" in reply.headers


def test_too_much_is_refused_whatever_it_says_of_its_length(client: TestClient) -> None:
    """A body is bounded by what comes, also where it comes in chunks and tells no length; the refusal is a page."""
    csrf = csrf_of(client)

    def chunks() -> Iterator[bytes]:
        yield f"csrf={csrf}&a=".encode()
        for _ in range(LARGEST_BODY // 1_000_000 + 1):
            yield b"x" * 1_000_000

    reply = client.post("/compare", content=chunks(), headers={"Content-Type": "application/x-www-form-urlencoded"})
    assert reply.status_code == 413
    assert "<h1" in reply.text


@pytest.mark.parametrize("name", ["a", "csrf", "b_file"])
def test_form_of_very_many_parts_is_refused(client: TestClient, name: str) -> None:
    """Thousands of small parts are no form of the app."""
    csrf = csrf_of(client)
    files: list[Any] = [
        ("csrf", (None, csrf)),
        *((name, ("x.txt" if name == "b_file" else None, b"x")) for _ in range(2000)),
    ]
    assert client.post("/compare", files=files).status_code == 400


def test_broken_form_is_refused(client: TestClient) -> None:
    """A form whose parts can't be told apart is refused, and nothing falls over."""
    csrf_of(client)
    kind = "multipart/form-data"
    for content_type in (kind, f"{kind}; boundary=", f"{kind}; boundary=zz"):
        reply = client.post("/compare", content=b"--zz\r\nbroken", headers={"Content-Type": content_type})
        assert reply.status_code in {400, 403}


def test_long_addresses_and_headers_are_refused(client: TestClient) -> None:
    """What the server itself would let pass: long paths and queries, very many fields and headers."""
    for path in ("/" + "x" * 5000, "/exchanges?party=" + "x" * LONGEST_QUERY, "/exchanges?" + "a=1&" * 200):
        assert client.get(path).status_code == 414
    assert client.get("/exchanges", headers={f"X-{number}": "x" for number in range(200)}).status_code == 431
    assert client.get("/exchanges", headers={"X-Long": "x" * 40_000}).status_code == 431


@pytest.mark.parametrize("method", ["TRACE", "OPTIONS", "PATCH", "PROPFIND", "BREW"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    """Methods that no page has are refused, with those that there are."""
    reply = client.request(method, "/exchanges")
    assert reply.status_code == 405
    assert "GET" in reply.headers["allow"]


def test_read_only_archive_changes_nothing_and_gives_no_cookie(demo_settings: Settings) -> None:
    """Published read-only: pages are shown, without forms that change anything; whatever is sent is refused."""
    with visiting(demo_settings, is_read_only=True) as client:
        page = client.get("/compare")
        assert page.status_code == 200
        assert 'method="post"' not in page.text
        assert "read-only" in page.text
        assert "set-cookie" not in page.headers
        for method in ("POST", "PUT", "DELETE"):
            reply = client.request(method, "/compare", headers={"Content-Type": "application/x-www-form-urlencoded"})
            assert reply.status_code == 405
            assert "read-only" in reply.text


def test_answers_pass_as_they_are_made(demo_settings: Settings) -> None:
    """The guard holds nothing back: the first piece of a page is out before the next one is made."""
    sent: list[bytes] = []

    async def app(_: Any, __: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"first", "more_body": True})
        assert sent == [b"", b"first"]
        await send({"type": "http.response.body", "body": b"second"})

    async def send(message: Any) -> None:
        sent.append(message.get("body", b""))

    async def receive() -> dict[str, Any]:
        raise AssertionError("a page that is asked for needs no body")

    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1:8001")],
    }
    asyncio.run(Guard(app, demo_settings)(scope, receive, send))
    assert sent[-1] == b"second"
