"""That a form is one of ours: it comes from a page of this very app, by the cookie and the hidden field that it was
given, and by what the browser says of where it comes from.
"""

from __future__ import annotations

import hmac
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException

from communique.web.guard.bounds import LARGEST_BODY
from communique.web.guard.refusal import Refusal

if TYPE_CHECKING:
    from starlette.types import Message, Receive

FIELD = "csrf"
MOST_FIELDS, MOST_FILES = 100, 10
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
STALE = (
    "This page is no longer the app's: it was started anew since, or the browser keeps no cookies. "
    "Go back, copy what you wrote, load the page again, and send it again."
)
FOREIGN = "This was sent from a page of another site. Nothing was changed."


class Forms:
    """One secret for the cookie and one for the hidden field, both new with each start of the app. Another site can
    neither read the field nor make a browser send the cookie along.
    """

    def __init__(self, port: int) -> None:
        self._name = f"communique-form-{port}"  # cookies do not tell ports apart
        self._cookie = secrets.token_urlsafe()
        self.field = secrets.token_urlsafe()

    def cookie_for(self, request: Request) -> str | None:
        """The header that gives a browser its cookie; None where it has it."""
        if self._has_cookie(request):
            return None
        return f"{self._name}={self._cookie}; HttpOnly; Path=/; SameSite=Strict"

    async def check(self, request: Request, body: bytes) -> None:
        """Raises Refusal for what is not sent by a form of this app."""
        check_origin(request)
        fields = await _fields(request, body)
        if not self._has_cookie(request) or len(fields) != 1 or not _is_same(fields[0], self.field):
            raise Refusal(HTTPStatus.FORBIDDEN, STALE)

    def _has_cookie(self, request: Request) -> bool:
        return _is_same(request.cookies.get(self._name, ""), self._cookie)


def check_origin(request: Request) -> None:
    """Raises Refusal where the browser says that another site sends this. Programs say nothing of it."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site not in {None, "same-origin"} or (origin is not None and not _is_own(origin, request.headers["host"])):
        raise Refusal(HTTPStatus.FORBIDDEN, FOREIGN)


def _is_own(origin: str, host: str) -> bool:
    """Whether an origin is the host that was asked: by https too, where another server stands before this one."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == host.lower()


async def _fields(request: Request, body: bytes) -> list[object]:
    """What the hidden field holds, each time that it stands there."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in FORMS:
        raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Only forms are read here.")
    again = Request(request.scope, replayed(body, request.receive))
    try:
        limits = {"max_files": MOST_FILES, "max_fields": MOST_FIELDS, "max_part_size": LARGEST_BODY}
        async with again.form(**limits) as form:
            return list(form.getlist(FIELD))
    except (HTTPException, MultiPartException, ValueError) as error:
        raise Refusal(
            HTTPStatus.BAD_REQUEST, "This form can't be read: it has too many parts, or is broken."
        ) from error


def replayed(body: bytes, receive: Receive) -> Receive:
    """A body that was read already, to be read again by the page."""
    is_read = False

    async def again() -> Message:
        nonlocal is_read
        if is_read:
            return await receive()
        is_read = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _is_same(one: object, other: str) -> bool:
    """Compared in a time that tells nothing of where they differ."""
    return isinstance(one, str) and hmac.compare_digest(one.encode(errors="replace"), other.encode())
