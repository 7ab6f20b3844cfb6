"""A judgement by hand: that some reports tell of one event, or do not; or who made a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.model.span import Span
    from communique.model.statement import Actor

Verdict = Literal["right", "wrong", "speaker"]
"""Of a statement's speakers: the ones given are right, are wrong, or it is these."""

Verb = Literal["merge", "split", "right", "wrong", "speaker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Who judged what, when (UTC, ISO 8601) and why. ``id`` is its number in the log (0: not logged yet). ``undone`` is
    when it was undone, None while it stands. ``who`` and ``undone_by`` are empty in an archive opened for the public.

    Of a merge or split ``told`` says what it was about, in the slugs of that time. Of a review ``told`` are the words
    of the statement, ``document`` the name of the document that had them then, ``given`` those whom the reader gave for
    its speakers or else considered, ``speakers`` those whom the review gives (none: whoever was given is wrong), and
    ``statements`` the ids of the statements that it speaks of now. ``exchanges`` are the present slugs of the exchanges
    that its reports or statements belong to.
    """

    id: int
    verb: Verb
    who: str
    why: str
    made: str
    told: str
    exchanges: tuple[str, ...] = ()
    undone: str | None = None
    undone_by: str | None = None
    undone_why: str | None = None
    document: str | None = None
    given: tuple[Actor, ...] = ()
    speakers: tuple[Actor, ...] = ()
    statements: tuple[str, ...] = ()

    @property
    def is_idle(self) -> bool:
        """Whether it stands, but nothing of what it speaks of is there any more."""
        return self.undone is None and not self.exchanges and not self.statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a ruling says of one statement, as this was then: told by the document ``name`` in the text ``document``, at
    ``spans`` in these ``words``; ``cue`` and ``source`` are the words of its cue and of the span that names who speaks.
    ``given`` are those whom the reader gave for its speakers, or else considered; ``speakers`` those of the ruling.
    """

    ruling: int
    name: str
    document: str
    spans: tuple[Span, ...]
    words: str
    cue: str | None
    source: str | None
    given: tuple[Actor, ...]
    speakers: tuple[Actor, ...]
