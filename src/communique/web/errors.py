"""What went wrong, as a page for a person and as one shape of JSON for a program."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from communique.model import ArchiveError, CommuniqueError, NotFoundError, UsageError
from communique.web.desk import desk_of
from communique.web.finding.passing import PassedOn, answer_elsewhere
from communique.web.streaming import is_sought, respond_problem

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

API = "/api/"
STATUS: tuple[tuple[type[CommuniqueError], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (UsageError, HTTPStatus.CONFLICT),
    (ArchiveError, HTTPStatus.SERVICE_UNAVAILABLE),
    (CommuniqueError, HTTPStatus.UNPROCESSABLE_ENTITY),
)
"""The status of each error, the first that fits. A question that is well formed and yet can't be asked of this archive
(an unknown country, an end before the beginning) contradicts its state; an ill-formed one is unprocessable."""

PLAIN = {HTTPStatus.CONFLICT: "This can’t be asked", HTTPStatus.UNPROCESSABLE_ENTITY: "Not understood"}
"""What pages say instead of the standard's words, where these say nothing to a reader."""

VALUE_ERROR = "Value error, "
"""What pydantic puts before a message of ours."""


def install(app: FastAPI) -> None:
    """Let the app answer every error so."""
    app.add_exception_handler(CommuniqueError, _ours)
    app.add_exception_handler(PassedOn, _passed_on)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(Exception, _failed)


def problem(
    request: Request, status: int, told: str | CommuniqueError, headers: dict[str, str] | None = None
) -> Response:
    """An error as the asker reads it: ``{"error": {"status", "title", "message"}}`` of the API, else a page, which begins
    before the message is found.
    """
    if request.url.path.startswith(API):
        if desk_of(request).finder is not None and is_sought(request, told):
            return _elsewhere(request)
        return as_json(status, str(told), headers)
    title = PLAIN.get(HTTPStatus(status)) or HTTPStatus(status).phrase
    return respond_problem(request, title, told, status=status, headers=headers)


def as_json(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """An error in the API's one shape."""
    told: dict[str, Any] = {"status": status, "title": HTTPStatus(status).phrase, "message": message}
    return JSONResponse({"error": told}, status_code=status, headers=headers)


async def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, CommuniqueError)  # noqa: S101 -- the handler is installed for these alone
    status = next(status for kind, status in STATUS if isinstance(error, kind))
    return await run_in_threadpool(problem, request, status, error)


async def _passed_on(request: Request, _: Exception) -> Response:
    return await run_in_threadpool(_elsewhere, request)


def _elsewhere(request: Request) -> Response:
    try:
        return answer_elsewhere(request)
    except ArchiveError as error:
        return problem(request, HTTPStatus.SERVICE_UNAVAILABLE, error)


async def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 -- the handler is installed for these alone
    found = ((".".join(map(str, one["loc"][1:])), one["msg"].removeprefix(VALUE_ERROR)) for one in error.errors())
    told = "; ".join(f"{place}: {message}" for place, message in found)
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, told)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 -- the handler is installed for these alone
    message = (
        error.detail if error.detail != HTTPStatus(error.status_code).phrase else "There is nothing at this address."
    )
    return problem(request, error.status_code, message, dict(error.headers or {}))


async def _failed(request: Request, error: Exception) -> Response:
    what = (
        f"The app failed on this ({type(error).__name__}). This is an error of ours; please report it with the address."
    )
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, what)
