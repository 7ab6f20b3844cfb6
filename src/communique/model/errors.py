"""The tree of errors. Each message says what happened, where, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EMPTY = (
    "The archive is empty. Read something into it: communique read PATH... (or look at the samples: communique demo)."
)
"""What is to be said wherever an archive without documents is asked for anything."""


class CommuniqueError(Exception):
    """Anything that this program reports to its user instead of a traceback.

    Where a message names what is nearest, which takes long in a large archive, it is given as a function: who only needs
    to know that there is nothing doesn't wait for it. It is called once, when the message is first read, at the latest
    when the archive is closed.
    """

    def __init__(self, message: str | Callable[[], str]) -> None:
        super().__init__(message)

    @property
    def is_told(self) -> bool:
        """Whether the message is there, and need not be found."""
        return not callable(self.args[0])

    def __str__(self) -> str:
        (message,) = self.args
        if callable(message):
            message = message()
            self.args = (message,)
        return str(message)


class UsageError(CommuniqueError):
    """The request itself is wrong (no archive there, an unknown kind or side): exit code 2."""


class DocumentError(CommuniqueError):
    """One document could not be read; the others go on: exit code 1."""

    def __init__(self, name: str, what: str, advice: str) -> None:
        super().__init__(f"{name}: {what}. {advice}")
        self.name = name
        self.what = what
        self.advice = advice


class ArchiveError(CommuniqueError):
    """The archive cannot be opened, written or trusted."""


class NotFoundError(CommuniqueError):
    """No document or exchange answers to this identifier, or more than one does."""
