"""Pages sent as they are made: the frame at once, each section when its answer is there."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from fastapi.responses import StreamingResponse

from communique.model import CommuniqueError, NotFoundError
from communique.version import __version__
from communique.web.page import Page, Shell
from communique.web.templating import show, show_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import Request

    from communique.web.desk import Desk
    from communique.web.kept import Answer
    from communique.web.page import Section


LOG = logging.getLogger(__name__)
HTML = "text/html; charset=utf-8"
OURS = "This part of the page failed. This is an error of ours; please report it with what the program printed."


def respond(request: Request, desk: Desk, page: Page, *, status: int = 200) -> StreamingResponse:
    """A page as an answer to a request."""
    pieces = stream(page, shell_of(request, desk), desk)
    return StreamingResponse(pieces, status_code=status, media_type=HTML)


def shell_of(request: Request, desk: Desk) -> Shell:
    """What templates may know of a request and the app."""
    query = f"?{request.url.query}" if request.url.query else ""
    return Shell(
        path=request.url.path + query,
        csrf=getattr(request.state, "csrf", ""),
        version=__version__,
        archive=desk.settings.archive.name,
        is_read_only=desk.settings.is_read_only,
        is_samples=desk.settings.is_samples,
        side_name=desk.archive.side_name,
    )


def stream(page: Page, shell: Shell, desk: Desk) -> Iterator[str]:
    """The page in pieces. What goes wrong in a section is told in its place; the others come all the same. What takes
    long is begun for all sections at once.
    """
    yield show_template("frame/head.html", shell, page=page)
    if page.lead is not None:
        yield show(page.lead, shell)
    for section in page.sections:
        if section.question is not None:
            desk.kept.begin(section.question, section.ask)
    for section in page.sections:
        yield show_template("frame/section_begins.html", shell, section=section)
        yield _section(section, shell, desk)
        yield show_template("frame/section_ends.html", shell)
    yield show_template("frame/foot.html", shell, page=page)


def _section(section: Section, shell: Shell, desk: Desk) -> str:
    try:
        if section.question is None:
            return show(section.ask(), shell)
        answer = desk.kept.ask(section.question, section.ask)
        return _kept(section, answer, shell)
    except NotFoundError as error:
        return show_template("frame/nothing.html", shell, message=str(error))
    except CommuniqueError as error:
        return _problem(error, shell)
    except Exception:
        LOG.exception("%s, section %s", shell.path, section.id)
        return _problem(OURS, shell)


def stream_problem(title: str, told: str | CommuniqueError, shell: Shell) -> Iterator[str]:
    """A page that only says what went wrong, in pieces; the frame comes before an error's message is found."""
    page = Page(title=title, sections=())
    yield show_template("frame/head.html", shell, page=page)
    yield _problem(told, shell)
    for part in ("ways_on", "foot"):
        yield show_template(f"frame/{part}.html", shell, page=page)


def _problem(told: str | CommuniqueError, shell: Shell) -> str:
    """What went wrong, in its place. Finding the message of an error can fail as well."""
    try:
        message = str(told)
    except Exception:
        LOG.exception("%s, telling what went wrong", shell.path)
        message = OURS
    return show_template("frame/problem.html", shell, message=message)


def _kept(section: Section, answer: Answer, shell: Shell) -> str:
    if not answer.is_known:
        return show_template("frame/waiting.html", shell, seconds=round(answer.seconds))
    note = show_template("frame/older.html", shell) if answer.is_old else ""
    context = answer.value if section.narrow is None else section.narrow(answer.value)
    return note + show(context, shell)
