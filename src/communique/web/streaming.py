"""Pages sent as they are made: the frame at once, each section when its answer is there."""

from __future__ import annotations

import logging
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Protocol

from fastapi.responses import StreamingResponse

from communique.model import ArchiveError, CommuniqueError, NotFoundError
from communique.version import __version__
from communique.web.desk import desk_of
from communique.web.finding.elsewhere import PROBLEM, WANTED, FoundElsewhere, as_lines
from communique.web.finding.here import FoundHere
from communique.web.page import Page, Shell
from communique.web.templating import show, show_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from http import HTTPStatus

    from fastapi import Request

    from communique.web.desk import Desk
    from communique.web.page import Section


LOG = logging.getLogger(__name__)
HTML = "text/html; charset=utf-8"
OURS = "This part of the page failed. This is an error of ours; please report it with what the program printed."


class Found(Protocol):
    """Where the sections that take long come from."""

    def begin(self, sections: Iterable[Section]) -> None:
        """Let them be found."""
        ...

    def status_of(self, section: Section) -> HTTPStatus | None:
        """The status that a section gives its page, where it can be told in an instant."""
        ...

    def html(self, section: Section) -> str:
        """What a section shows. Raises what went wrong in finding it."""
        ...

    def close(self) -> None:
        """Wait for no more."""
        ...


def respond(
    request: Request, desk: Desk, page: Page, *, status: int = 200, decided_by: Section | None = None
) -> StreamingResponse:
    """A page as an answer to a request; to the app that this one finds things for, its sections that take long alone.
    ``decided_by``: the section that gives the page its status, where it is known before the page begins.
    """
    shell = shell_of(request, desk)
    found = FoundHere(desk, shell) if desk.finder is None else FoundElsewhere(desk.finder, request, shell.csrf)
    if decided_by is not None:
        status = found.status_of(decided_by) or status
    if is_asked_for_parts(request, desk):
        return as_lines(stream_long(page, shell, found), status)
    return StreamingResponse(stream(page, shell, found), status_code=status, media_type=HTML)


def respond_problem(
    request: Request, title: str, told: str | CommuniqueError, *, status: int, headers: dict[str, str] | None = None
) -> StreamingResponse:
    """A page that only says what went wrong, as an answer. It begins before an error's message is found."""
    desk = desk_of(request)
    shell = shell_of(request, desk)
    if is_asked_for_parts(request, desk):
        return as_lines([(PROBLEM, show_problem(told, shell))], status)

    def tell() -> str:
        if desk.finder is not None and is_sought(request, told):
            with suppress(ArchiveError), closing(FoundElsewhere(desk.finder, request, shell.csrf)) as found:
                return found.piece(PROBLEM)
        return show_problem(told, shell)

    pieces = stream_problem(title, tell, shell)
    return StreamingResponse(pieces, status_code=status, headers=headers, media_type=HTML)


def is_asked_for_parts(request: Request, desk: Desk) -> bool:
    """Whether the app that this one finds things for asks for the parts of a page that take long."""
    return desk.finder is None and WANTED in request.headers


def is_sought(request: Request, told: str | CommuniqueError) -> bool:
    """Whether a message is yet to be found, and another process would raise the same error."""
    return isinstance(told, CommuniqueError) and not told.is_told and request.method == "GET"


def shell_of(request: Request, desk: Desk) -> Shell:
    """What templates may know of a request and the app."""
    query = f"?{request.url.query}" if request.url.query else ""
    return Shell(
        path=request.url.path + query,
        csrf=request.headers[WANTED] if is_asked_for_parts(request, desk) else getattr(request.state, "csrf", ""),
        version=__version__,
        archive=desk.settings.archive.name,
        is_read_only=desk.settings.is_read_only,
        is_samples=desk.settings.is_samples,
        side_name=desk.archive.side_name,
    )


def stream(page: Page, shell: Shell, found: Found) -> Iterator[str]:
    """The page in pieces. What goes wrong in a section is told in its place; the others come all the same. What takes
    long is begun for all sections at once.
    """
    with closing(found):
        yield show_template("frame/head.html", shell, page=page)
        if page.lead is not None:
            yield show(page.lead, shell)
        if page.long:
            found.begin(page.long)
        for section in page.sections:
            yield show_template("frame/section_begins.html", shell, section=section)
            yield _section(section, shell, found)
            yield show_template("frame/section_ends.html", shell)
        yield show_template("frame/foot.html", shell, page=page)


def stream_long(page: Page, shell: Shell, found: Found) -> Iterator[tuple[str, str]]:
    """The sections of a page that take long, each by its identifier."""
    found.begin(page.long)
    for section in page.long:
        yield section.id, _section(section, shell, found)


def _section(section: Section, shell: Shell, found: Found) -> str:
    try:
        return show(section.ask(), shell) if section.question is None else found.html(section)
    except NotFoundError as error:
        return show_template("frame/nothing.html", shell, message=str(error))
    except CommuniqueError as error:
        return show_problem(error, shell)
    except Exception:
        LOG.exception("%s, section %s", shell.path, section.id)
        return show_problem(OURS, shell)


def stream_problem(title: str, tell: Callable[[], str], shell: Shell) -> Iterator[str]:
    """A page that only says what went wrong, in pieces; the frame comes before ``tell`` finds what that is."""
    page = Page(title=title, sections=())
    yield show_template("frame/head.html", shell, page=page)
    yield tell()
    for part in ("ways_on", "foot"):
        yield show_template(f"frame/{part}.html", shell, page=page)


def show_problem(told: str | CommuniqueError, shell: Shell) -> str:
    """What went wrong, in its place. Finding the message of an error can fail as well."""
    try:
        message = str(told)
    except Exception:
        LOG.exception("%s, telling what went wrong", shell.path)
        message = OURS
    return show_template("frame/problem.html", shell, message=message)
