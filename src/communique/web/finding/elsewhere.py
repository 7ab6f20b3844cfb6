"""The parts of a page that take long, from one process to another: a line of JSON each, in the page's order."""

from __future__ import annotations

import json
from contextlib import closing, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import TYPE_CHECKING

from fastapi.responses import StreamingResponse

from communique.model import ArchiveError
from communique.web.finding.finder import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fastapi import Request

    from communique.web.finding.finder import Finder
    from communique.web.page import Section

WANTED = "x-communique-sections"
"""The header that asks for the sections of a page alone; it holds what their forms are to send along."""

LINES = "application/x-ndjson"
CHANGED = "The archive has changed while this page was made. Load it again."


def as_lines(parts: Iterable[tuple[str, str]], status: int) -> StreamingResponse:
    """Parts of a page (identifier and HTML) as they are sent."""
    lines = (json.dumps(part) + "\n" for part in parts)
    return StreamingResponse(lines, status_code=status, media_type=LINES)


def asked_path(request: Request) -> str:
    """The address that a request is for, as it was written."""
    path, query = request.scope["raw_path"], request.scope["query_string"]
    return str((path + b"?" + query if query else path).decode("ascii"))


def status_of(finder: Finder, request: Request, within: float) -> HTTPStatus | None:
    """The status that a finder gives the page that is asked for; None where it can't be told within so many seconds."""
    try:
        with closing(finder.ask(asked_path(request), {WANTED: ""}, patience=within)) as connection:
            return HTTPStatus(connection.getresponse().status)
    except (ArchiveError, OSError, HTTPException):
        return None


class FoundElsewhere:
    """The parts that a finder finds of the page that a request is for. ``csrf`` is what their forms send along."""

    def __init__(self, finder: Finder, request: Request, csrf: str) -> None:
        self._finder = finder
        self._path = asked_path(request)
        self._csrf = csrf
        self._connection: HTTPConnection | None = None
        self._lines: Iterator[tuple[str, str]] | None = None

    def begin(self, _: Iterable[Section]) -> None:
        """Let them be found, where the finder is there already: what is quick is not to wait for it."""
        if self._finder.is_ready():
            with suppress(ArchiveError, OSError):  # ``html`` tries again
                self._connection = self._ask()

    def _ask(self) -> HTTPConnection:
        return self._finder.ask(self._path, {WANTED: self._csrf})

    def html(self, section: Section) -> str:
        """A section; sections are asked for in their order. Raises ArchiveError where it can't be found."""
        return self.piece(section.id)

    def piece(self, identifier: str) -> str:
        """What comes under an identifier. Raises as ``html``."""
        try:
            if self._lines is None:
                self._connection = self._connection or self._ask()
                self._lines = _lines(self._connection.getresponse())
            found = next((html for name, html in self._lines if name == identifier), None)
        except (OSError, HTTPException, ValueError) as error:
            raise ArchiveError(ENDED) from error
        if found is None:
            raise ArchiveError(CHANGED)
        return found

    def close(self) -> None:
        """Wait for no more."""
        if self._connection is not None:
            self._connection.close()


def _lines(response: HTTPResponse) -> Iterator[tuple[str, str]]:
    """The sections that come; none where the answer is another page."""
    if response.headers.get_content_type() == LINES:
        for line in response:
            identifier, html = json.loads(line)
            yield identifier, html
