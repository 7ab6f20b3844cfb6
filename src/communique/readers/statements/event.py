"""A reporting verb on its sentence's own level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.readers.statements.site import Frame


@dataclass(frozen=True, slots=True)
class Event:
    """A reporting verb on the sentence's own level.

    ``start`` is the first token of its frame (subject and joining word included); ``subject`` the head token of its
    subject, None where there is none to be found; ``form`` is finite, participle, infinitive or passive; ``before``
    says that its content stands before it.
    """

    frame: Frame
    form: str
    start: int
    subject: int | None
    before: bool

    @property
    def verb(self) -> int:
        """The token of the reporting verb."""
        return self.frame.verb
