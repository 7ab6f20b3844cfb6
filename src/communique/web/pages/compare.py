"""Two texts compared without being kept: the box to hand them over, and the page that shows them side by side."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from communique.model import CommuniqueError, NotFoundError, UsageError
from communique.render.comparison.contract import point_rows
from communique.render.comparison.files import Form, content_of
from communique.render.comparison.sections import section_of
from communique.web.attached import attached, attached_list, comparison_files
from communique.web.desk import AtDesk
from communique.web.guard.bounds import LARGEST_BODY
from communique.web.handed.at_hand import MOST_KEPT
from communique.web.handed.box import BoxContext, half_of
from communique.web.handed.given import Handed, given_of, handed_in
from communique.web.page import Context, ListForm, Page, Section, files_of
from communique.web.streaming import respond
from communique.web.urls import compared_path, document_path, exchange_path

if TYPE_CHECKING:
    from communique.model import Reading
    from communique.render.comparison.sections import Section as ShownComparison
    from communique.web.desk import Desk
    from communique.web.handed.at_hand import Pair
    from communique.web.handed.given import Given

    Read = tuple[Given, Reading]

router = APIRouter(include_in_schema=False)
PATH = "/compare"
MARKS = ("a", "b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedContext(Context):
    """Two texts side by side."""

    template = "compare/compared.html"
    section: ShownComparison


@dataclass(frozen=True, slots=True, kw_only=True)
class NotKeptContext(Context):
    """That nothing was kept, and how to keep it: ``names`` are what the archive would call both texts."""

    template = "compare/not_kept.html"
    path: str
    names: tuple[str, str]


@router.get(PATH)
def box(request: Request, desk: AtDesk) -> Response:
    """The box, empty."""
    return respond(request, desk, _box_page(BoxContext()))


@router.post(PATH)
async def compare(request: Request, desk: AtDesk) -> Response:
    """Two texts compared; where that can't be, the box again with all that was typed and what is wrong."""
    async with request.form(max_part_size=LARGEST_BODY) as form:
        handed = [await handed_in(form, mark) for mark in MARKS]
    read = [await _read(desk, one) for one in handed]
    try:
        pair = await _compared(desk, read)
    except CommuniqueError as error:
        context = BoxContext(halves=(half_of(handed[0], read[0]), half_of(handed[1], read[1])), problem=str(error))
        return respond(request, desk, _box_page(context), status=422)
    return RedirectResponse(compared_path(pair.id), 303)


@router.get("/compared/{identifier}")
def compared(request: Request, desk: AtDesk, identifier: str) -> Response:
    """Two texts side by side."""
    pair = _found(desk, identifier)
    path = compared_path(pair.id)
    page = Page(
        title="Two texts compared",
        kind="Compared just now",
        lead=NotKeptContext(path=path, names=pair.archive_names),
        sections=(Section(id="comparison", heading="Comparison", ask=lambda: _side_by_side(pair)),),
        downloads=(*comparison_files(path), *files_of(f"{path}/points")),
        styles=("comparison.css", "compare.css"),
        scripts=("comparison.js",),
    )
    return respond(request, desk, page)


@router.get("/compared/{identifier}/comparison.{form}")
def comparison_file(desk: AtDesk, identifier: str, form: Form) -> Response:
    """The comparison as a file, as the command line writes it."""
    pair = _found(desk, identifier)
    return attached(f"comparison-{pair.id}", form, content_of(form, [pair.comparison]))


@router.get("/compared/{identifier}/points.{form}")
def points_file(desk: AtDesk, identifier: str, form: ListForm) -> Response:
    """Its points as a list, as the command line writes them."""
    pair = _found(desk, identifier)
    return attached_list(f"points-{pair.id}", form, "points", list(point_rows([pair.comparison])))


@router.post("/compared/{identifier}/keep")
def keep(desk: AtDesk, identifier: str) -> Response:
    """Both texts into the archive, and on to what they tell of."""
    if desk.settings.is_samples:
        raise UsageError("The archive of the samples goes away with the app. Open one of your own to keep texts.")
    pair = _found(desk, identifier)
    added = desk.archive.add_readings(
        _named(reading, name) for reading, name in zip(pair.readings, pair.archive_names, strict=True)
    )
    told = [slug for one in added for slug in one.exchanges]
    if not told:
        return RedirectResponse(document_path(added[0].document), 303)
    return RedirectResponse(exchange_path(max(told, key=told.count)), 303)


def _box_page(context: BoxContext) -> Page:
    section = Section(id="box", heading="Two accounts of one exchange", ask=lambda: context)
    return Page(title="Compare two texts", sections=(section,))


async def _read(desk: Desk, handed: Handed) -> Read | CommuniqueError:
    """A text that was handed over and its reading, or why there is none."""
    try:
        given = await run_in_threadpool(given_of, handed)
        return given, await asyncio.wrap_future(desk.at_hand.read(given))
    except CommuniqueError as error:
        return error


async def _compared(desk: Desk, read: list[Read | CommuniqueError]) -> Pair:
    """Raises UsageError where one of the two was not read."""
    one, other = read
    if isinstance(one, CommuniqueError) or isinstance(other, CommuniqueError):
        raise UsageError(
            "Two texts are needed to compare. What is missing is told below; what you typed is still here."
        )
    return await asyncio.wrap_future(desk.at_hand.compare((one[0], other[0]), (one[1], other[1])))


def _found(desk: Desk, identifier: str) -> Pair:
    pair = desk.at_hand.find(identifier)
    if pair is None:
        raise NotFoundError(
            f"This comparison is not at hand any more: the last {MOST_KEPT} are, while the app runs. "
            "Compare the texts again."
        )
    return pair


def _side_by_side(pair: Pair) -> ComparedContext:
    return ComparedContext(section=section_of("c1", pair.comparison))


def _named(reading: Reading, name: str) -> Reading:
    """A reading under the name that the archive is to know it by."""
    return replace(reading, document=replace(reading.document, name=name))
