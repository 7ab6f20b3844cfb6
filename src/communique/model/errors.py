"""The tree of errors. Each message says what happened, where, and what to do next."""

from __future__ import annotations

EMPTY = (
    "The archive is empty. Read something into it: communique read PATH... (or look at the samples: communique demo)."
)
"""What is to be said wherever an archive without documents is asked for anything."""


class CommuniqueError(Exception):
    """Anything that this program reports to its user instead of a traceback."""


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
