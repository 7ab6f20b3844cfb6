"""One request to the app without a network: what ``communique serve --get PATH`` prints."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urlsplit

from communique.web.settings import LOOPBACK

if TYPE_CHECKING:
    from fastapi import FastAPI

    from communique.web.settings import Settings


class Reply(NamedTuple):
    """What the app answers: ``kind`` is its media type."""

    status: int
    kind: str
    content: bytes


def get(app: FastAPI, path: str, settings: Settings) -> Reply:
    """The answer to a GET of ``path``, with its query."""
    return asyncio.run(_get(app, path, settings))


async def _get(app: FastAPI, path: str, settings: Settings) -> Reply:
    status, kind, pieces = 500, "", bytearray()

    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked:
            await asyncio.Event().wait()  # whoever asks stays till the answer is whole
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, kind
        if message["type"] == "http.response.start":
            status = message["status"]
            kind = next((value.decode() for name, value in message["headers"] if name == b"content-type"), "")
        pieces.extend(message.get("body", b""))

    await app(_scope(path, settings), receive, send)
    return Reply(status, kind, bytes(pieces))


def _scope(path: str, settings: Settings) -> dict[str, Any]:
    """The request as an ASGI server would describe it."""
    parts = urlsplit(path)
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "root_path": "",
        "headers": _headers(settings),
        "client": (LOOPBACK[0], 0),
        "server": (settings.host, settings.port),
    }


def _headers(settings: Settings) -> list[tuple[bytes, bytes]]:
    """What the guard wants to see."""
    host = (b"host", f"{LOOPBACK[0]}:{settings.port}".encode())
    shown = [(b"authorization", f"Bearer {settings.token}".encode())] if settings.token is not None else []
    return [host, *shown]
