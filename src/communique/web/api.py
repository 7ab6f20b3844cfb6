"""The API: the questions as JSON under ``/api/v1``, each list in parts, and single things whole."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response

from communique.model import Listed, NotFoundError
from communique.render.comparison.contract import comparison_row
from communique.render.contract import reading_json
from communique.render.rows import card_row, statement_rows
from communique.text.nearest import or_nearest
from communique.web.desk import AtDesk, Desk
from communique.web.finding.passing import AtFindingDesk
from communique.web.packed import PackedRows
from communique.web.questions import QUESTIONS
from communique.web.questions.columns import error_schema, part_schema, row_schema
from communique.web.urls import listing_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.render.rows import Row
    from communique.web.asked.lists import Asked
    from communique.web.questions import Question

ROOT = "/api/v1"
AGAIN = 5
"""Seconds after which one may ask again for an answer that takes long."""

ERRORS: dict[int | str, dict[str, Any]] = {
    status.value: {"description": status.phrase, "content": {"application/json": {"schema": error_schema()}}}
    for status in (
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.CONFLICT,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
}
THING = {"type": "object"}

router = APIRouter(prefix=ROOT)
unknown = APIRouter(prefix=ROOT, include_in_schema=False)
"""What has no address of its own; it comes after all others."""


class JSON(Response):
    """JSON as the command line writes it: days as ISO 8601, letters as they are."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json.dumps(content, ensure_ascii=False, default=str).encode("utf-8", "backslashreplace")


def answers(schema: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    """What a path answers, for the OpenAPI description."""
    return {200: {"description": "OK", "content": {"application/json": {"schema": schema}}}, **ERRORS}


@router.get("", responses=answers(THING), response_class=JSON)
def index() -> Response:
    """What can be asked."""
    lists = {question.name: {"path": f"{ROOT}/{question.name}", "says": question.says} for question in QUESTIONS}
    return JSON({"lists": lists, "description": f"{ROOT}/openapi.json"})


@router.get("/exchanges/{slug}", responses=answers(THING), response_class=JSON)
def exchange(desk: AtDesk, slug: str) -> Response:
    """One exchange with its reports, conflicts and statements, as ``communique show --format json`` prints it."""
    return JSON(card_row(desk.archive.card(slug)))


@router.get("/exchanges/{slug}/comparisons", responses=answers({"type": "array"}), response_class=JSON)
def comparisons(desk: AtFindingDesk, slug: str) -> Response:
    """Its accounts beside each other, two and two, as ``communique compare --json`` prints each."""
    found = _kept(desk, ("comparisons", slug), lambda: desk.archive.compare(slug))
    return JSON([comparison_row(comparison) for comparison in found])


@router.get("/documents/{key}", responses=answers(THING), response_class=JSON)
def document(desk: AtDesk, key: str) -> Response:
    """One document as it was read, as ``communique read --json --text`` prints it."""
    return JSON(reading_json(desk.archive.document(key), text=True))


@router.get("/statements/{identifier}", responses=answers(row_schema("statements")), response_class=JSON)
def statement(desk: AtDesk, identifier: str) -> Response:
    """One statement, as a row of the list."""
    return JSON(next(iter(statement_rows([desk.archive.statement(identifier)]))))


@unknown.get("/{path:path}")
def nothing(path: str) -> Response:
    """An address of the API that there is not."""
    known = [question.name for question in QUESTIONS]
    raise NotFoundError(f"{path}: nothing can be asked under this name.{or_nearest(path, known)} {ROOT} lists all.")


def part_of(desk: Desk, question: Question, asked: Asked) -> Listed[Row]:
    """The part of a list that is asked for. Raises HTTPException 503 where finding it takes long and goes on."""
    if question.part is not None:
        return question.part(desk.archive, asked)
    rows = whole_of(desk, question, asked)
    return Listed(items=rows.part(asked.offset, asked.limit), total=len(rows), part=asked.part)


def whole_of(desk: Desk, question: Question, asked: Asked) -> PackedRows:
    """All rows of a list, kept until the archive changes. Raises HTTPException as ``part_of``."""
    key = (question.name, *sorted((name, str(value)) for name, value in asked.filters.items()))
    found: PackedRows = _kept(desk, key, lambda: PackedRows(question.whole(desk.archive, asked)))
    return found


def _kept(desk: Desk, key: tuple[Any, ...], find: Callable[[], Any]) -> Any:
    answer = desk.kept.ask(("rows", *key), find)
    if not answer.is_known:
        told = (
            f"This takes longer: it has been worked on for {answer.seconds:.0f} seconds, and will be kept. Ask again."
        )
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, told, headers={"Retry-After": str(AGAIN)})
    return answer.value


def refuse_unknown(request: Request, asked: type[Asked]) -> None:
    """Raises HTTPException 422 for a parameter that a question has not, naming the nearest that it has."""
    known = [field.alias or name for name, field in asked.model_fields.items()]
    for name in request.query_params:
        if name not in known:
            raise HTTPException(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                f"{name}: there is no such parameter.{or_nearest(name, known)} There are {', '.join(known)}.",
            )


def _add(question: Question) -> None:
    """A path that answers a question in parts."""

    def listing(request: Request, desk: AtDesk, asked: Any) -> Response:
        refuse_unknown(request, question.asked)
        found = part_of(desk, question, asked)
        return JSON({"items": found.items, **_place(request, found)})

    at_desk = AtFindingDesk if question.part is None else AtDesk
    listing.__annotations__ |= {"request": Request, "asked": Annotated[question.asked, Query()], "desk": at_desk}
    listing.__doc__ = question.says
    path = f"/{question.name}"
    schema = part_schema(question.table)
    router.get(path, name=question.name, responses=answers(schema), response_class=JSON)(listing)


def _place(request: Request, found: Listed[Row]) -> dict[str, Any]:
    """Where a part lies in its list, and where the next one is."""
    part = found.part
    after = part.offset + len(found.items)
    others = {name: value for name, value in request.query_params.items() if name not in {"offset", "limit"}}
    more = listing_path(request.url.path, **others, offset=after, limit=part.limit)
    next_part = more if after < found.total and found.items else None
    return {"total": found.total, "offset": part.offset, "limit": part.limit, "next": next_part}


for one in QUESTIONS:
    _add(one)
