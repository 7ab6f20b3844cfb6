"""The parts of a page that take long, from one process to another: a line of JSON each, in the page's order."""

from __future__ import annotations

import json
import selectors
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING, NamedTuple

from fastapi.responses import StreamingResponse

from communique.model import ArchiveError
from communique.web.finding.finder import ENDED
from communique.web.finding.here import INSTANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastapi import Request

    from communique.web.finding.finder import Finder
    from communique.web.page import Section

WANTED = "x-communique-sections"
"""The header that asks for the parts of a page alone; it holds what their forms are to send along."""

LINES = "application/x-ndjson"
PROBLEM = "problem"
"""Under this identifier one process tells another what went wrong with a page as a whole."""

END = "end"
CHANGED = "The archive has changed while this page was made. Load it again."
WAY = 0.015
"""Seconds that an answer takes from one process to the other."""


class Piece(NamedTuple):
    """A part of a page by its identifier."""

    identifier: str
    html: str


def as_lines(parts: Iterable[tuple[str, str]], status: int) -> StreamingResponse:
    """Parts of a page (identifier and HTML) as they are sent; the last line tells that there are no more."""

    def lines() -> Iterator[str]:
        for part in parts:
            yield json.dumps(part) + "\n"
        yield json.dumps((END, "")) + "\n"

    return StreamingResponse(lines(), status_code=status, media_type=LINES)


def asked_path(request: Request) -> str:
    """The address that a request is for, as it was written."""
    path, query = request.scope["raw_path"], request.scope["query_string"]
    return str((path + b"?" + query if query else path).decode("ascii"))


class FoundElsewhere:
    """The parts that a finder finds of the page that a request is for. ``csrf`` is what their forms send along. Each is
    asked for once, in the page's order.
    """

    def __init__(self, finder: Finder, request: Request, csrf: str) -> None:
        self._finder = finder
        self._path = asked_path(request)
        self._csrf = csrf
        self._connection: HTTPConnection | None = None
        self._response: HTTPResponse | None = None
        self._problem: str | None = None
        self._failed: ArchiveError | None = None

    def begin(self, _: Iterable[Section] = ()) -> None:
        """Let them be found, where the finder is there already: what is quick is not to wait for it."""
        with suppress(ArchiveError, OSError):  # ``html`` tries again
            self._finder.begin()
            if self._finder.is_ready():
                self._open()

    def status_of(self, _: Section) -> HTTPStatus | None:
        """The status that the finder gives the page; None where it can't be told in an instant."""
        self.begin()
        if self._connection is None or not _answers(self._connection, INSTANT + WAY):
            return None
        with suppress(OSError, HTTPException, ValueError):  # ``html`` raises it
            self._response = self._connection.getresponse()
            return HTTPStatus(self._response.status)
        return None

    def html(self, section: Section) -> str:
        """A section. Raises ArchiveError where it can't be found."""
        return self.piece(section.id)

    def piece(self, identifier: str) -> str:
        """What comes under an identifier, or what went wrong with all. Raises as ``html``."""
        if self._failed is not None:
            raise self._failed
        try:
            return self._next(identifier)
        except (OSError, HTTPException, ValueError) as error:
            self._failed = ArchiveError(ENDED)
            raise self._failed from error
        except ArchiveError as error:
            self._failed = error
            raise

    def _next(self, identifier: str) -> str:
        while self._problem is None:
            piece = self._read()
            if piece.identifier == identifier:
                return piece.html
            if piece.identifier == PROBLEM:
                self._problem = piece.html
            if piece.identifier == END:
                raise ArchiveError(CHANGED)
        return self._problem

    def _read(self) -> Piece:
        """The next piece. Raises ValueError where the answer ends before its end."""
        if self._response is None:
            self._response = self._open().getresponse()
        if self._response.headers.get_content_type() != LINES:
            return Piece(END, "")
        return Piece(*json.loads(self._response.readline()))

    def _open(self) -> HTTPConnection:
        if self._connection is None:
            self._connection = self._finder.ask(self._path, {WANTED: self._csrf})
        return self._connection

    def close(self) -> None:
        """Wait for no more."""
        if self._connection is not None:
            self._connection.close()


def _answers(connection: HTTPConnection, within: float) -> bool:
    """Whether an answer begins within so many seconds."""
    with selectors.DefaultSelector() as waiting:
        waiting.register(connection.sock, selectors.EVENT_READ)
        return bool(waiting.select(within))
