"""How much a request may be, where the server itself sets no bound, and in what it may ask."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING

from communique.web.errors import API
from communique.web.guard.refusal import Refusal

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.types import Receive

READING = frozenset({"GET", "HEAD"})
CHANGING = frozenset({"POST", "PUT", "DELETE"})

LONGEST_PATH = 4_000
LONGEST_QUERY = 40_000
MOST_QUERIED = 100
LONGEST_HEADERS = 32_000
MOST_HEADERS = 100
"""Characters, bytes, and numbers of fields: all fields of a page filled with the longest words that it takes fit in."""

LARGEST_BODY = 12_000_000
"""Bytes: two texts with the pages around them."""

DRAINED = 10 * LARGEST_BODY
"""Bytes: so much is taken in and thrown away, since browsers hear an answer only when they have sent all."""

PATIENCE = 60.0
"""Seconds in which a body must have come."""


def check_bounds(request: Request) -> None:
    """Raises Refusal where an address or the headers are longer than any of the app's own."""
    scope = request.scope
    path, query = request.url.path, scope["query_string"]
    if len(path) > LONGEST_PATH or len(query) > LONGEST_QUERY or query.count(b"&") >= MOST_QUERIED:
        raise Refusal(HTTPStatus.REQUEST_URI_TOO_LONG, "This address is too long. Ask with fewer or shorter words.")
    sizes = [len(name) + len(value) for name, value in scope["headers"]]
    if len(sizes) > MOST_HEADERS or sum(sizes) > LONGEST_HEADERS:
        raise Refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The browser sends more headers than are read here.")


def check_method(request: Request, *, is_read_only: bool) -> None:
    """Raises Refusal for what is neither asking nor changing, and for changing where nothing may be changed: in an archive
    published read-only, and by the API, which only answers.
    """
    is_api = request.url.path.startswith(API)
    allowed = READING if is_read_only or is_api else READING | CHANGING
    if request.method in allowed:
        return
    message = (
        "This archive is published read-only: nothing can be pasted, judged or kept here."
        if request.method in CHANGING and not is_api
        else f"{request.method[:20]}: this is asked with GET."
    )
    raise Refusal(HTTPStatus.METHOD_NOT_ALLOWED, message, headers={"Allow": ", ".join(sorted(allowed))})


async def read_body(request: Request, receive: Receive) -> bytes:
    """What is sent along, its bytes counted as they come. Raises Refusal where they are too many, or come too slowly."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await _read(request, receive)
    except TimeoutError:
        raise Refusal(HTTPStatus.REQUEST_TIMEOUT, "What you sent did not come in time. Send it again.") from None


async def _read(request: Request, receive: Receive) -> bytes:
    declared = request.headers.get("content-length", "")
    is_too_large = declared.isdecimal() and int(declared) > LARGEST_BODY
    data, count, is_whole = bytearray(), 0, False
    while not is_whole and count <= DRAINED:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refusal(HTTPStatus.BAD_REQUEST, "The connection ended before all had come.")
        piece, is_whole = message.get("body", b""), not message.get("more_body", False)
        count += len(piece)
        is_too_large = is_too_large or count > LARGEST_BODY
        if is_too_large:
            data.clear()
        else:
            data += piece
    if is_too_large:
        raise Refusal(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"More than {LARGEST_BODY // 1_000_000} MB can't be sent at once. "
            "Larger collections are read on the command line: communique read PATH...",
        )
    return bytes(data)
