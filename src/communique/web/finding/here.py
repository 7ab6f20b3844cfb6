"""The sections of a page that take long, found in this process and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import CommuniqueError
from communique.web.page import Context
from communique.web.templating import show, show_template

if TYPE_CHECKING:
    from collections.abc import Iterable
    from http import HTTPStatus

    from communique.web.desk import Desk
    from communique.web.kept import Answer
    from communique.web.page import Section, Shell


INSTANT = 0.025
"""Seconds that a page waits for the section that tells its status."""


class FoundHere:
    """Sections by the answers that a desk keeps."""

    def __init__(self, desk: Desk, shell: Shell) -> None:
        self._kept = desk.kept
        self._shell = shell

    def begin(self, sections: Iterable[Section]) -> None:
        """Let them be found, all at once."""
        for section in sections:
            self._kept.begin(section.question, section.ask)

    def status_of(self, section: Section) -> HTTPStatus | None:
        """The status that a section gives its page; None where it can't be told in an instant."""
        try:
            known = self._kept.ask(section.question, section.ask, patience=INSTANT).value
        except CommuniqueError:
            return None  # the section tells it
        return known.status if isinstance(known, Context) else None

    def html(self, section: Section) -> str:
        """What a section shows, or that it takes longer. Raises what its question raises."""
        return self._shown(section, self._kept.ask(section.question, section.ask))

    def _shown(self, section: Section, answer: Answer) -> str:
        if not answer.is_known:
            return show_template("frame/waiting.html", self._shell, seconds=round(answer.seconds))
        note = show_template("frame/older.html", self._shell) if answer.is_old else ""
        context = answer.value if section.narrow is None else section.narrow(answer.value)
        return note + show(context, self._shell)

    def close(self) -> None:
        """What is being found goes on."""
