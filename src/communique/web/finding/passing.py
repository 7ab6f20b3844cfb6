"""Whole requests that the process that finds answers: long lists, charts and memos as files."""

from __future__ import annotations

from http.client import HTTPException
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request
from fastapi.responses import StreamingResponse

from communique.model import ArchiveError
from communique.web.desk import Desk, desk_of
from communique.web.finding.elsewhere import asked_path
from communique.web.finding.finder import ENDED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPConnection, HTTPResponse

    from fastapi import Response

PATIENCE = 600.0
"""Seconds that a file may be in the making. What takes longer than a visitor waits is said before."""

PIECE = 65_536
TOLD = ("Content-Type", "Content-Length", "Content-Disposition", "Retry-After")
"""The headers that are passed on; the others are the app's own."""


class PassedOn(Exception):  # noqa: N818 -- nothing went wrong
    """Another process answers this request."""


def finding_desk(request: Request) -> Desk:
    """The desk, where the request is to be answered here. Raises PassedOn where another process finds what takes long."""
    desk = desk_of(request)
    if desk.finder is not None:
        raise PassedOn
    return desk


AtFindingDesk = Annotated[Desk, Depends(finding_desk)]
"""How what takes long and is no section of a page asks for the desk."""


def answer_elsewhere(request: Request) -> Response:
    """The answer of the other process. Raises ArchiveError where it has ended."""
    finder = desk_of(request).finder
    assert finder is not None  # noqa: S101 -- else nothing is passed on
    try:
        connection = finder.ask(asked_path(request), patience=PATIENCE)
        response = connection.getresponse()
    except (OSError, HTTPException) as error:
        raise ArchiveError(ENDED) from error
    headers = {name: value for name in TOLD if (value := response.headers[name]) is not None}
    return StreamingResponse(_pieces(connection, response), status_code=response.status, headers=headers)


def _pieces(connection: HTTPConnection, response: HTTPResponse) -> Iterator[bytes]:
    try:
        while piece := response.read(PIECE):
            yield piece
    finally:
        connection.close()
