"""One document's account of one exchange: a claim, never changed once read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.clue import Clue
    from communique.model.span import Span

Kind = Literal[
    "call", "video call", "meeting", "visit", "letter", "message", "summit", "talks", "statement", "signing", "other"
]
Realis = Literal["occurred", "scheduled", "proposed", "denied"]
DateBasis = Literal["printed", "relative", "inferred"]
RequestBasis = Literal["told", "convention"]
"""How it is known who asked: the text tells, or an outlet's convention does (Chinese readouts leave "at request" to mean
that the counterpart asked)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """The days on which something can have happened: ``earliest`` to ``latest``, both included.

    ``exact`` says that the interval is the event's own length, not our uncertainty. ``span`` is the evidence.
    What was inferred names its ``clues``, and in ``dropped`` those that contradicted stronger ones; ``confidence``
    (0 to 1) is the share of such intervals found to hold the true day, None where the text itself gives the day.
    """

    earliest: date
    latest: date
    basis: DateBasis
    exact: bool
    span: Span | None = None
    confidence: float | None = None
    clues: tuple[Clue, ...] = ()
    dropped: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city or venue as printed."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Someone who took part, with the office this text gives; ``span`` is where the text names them.

    ``entry`` is who that is: an id of the table of people, or ``local:`` and a name for someone met only in texts; None
    where it is not resolved. ``posts`` are the ids of the posts that the tables say this person held that day.
    """

    name: str
    side: str | None
    office: str | None
    span: Span | None
    entry: str | None = None
    posts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one document says of one exchange. ``span`` is the sentence that reports it.

    ``initiator`` is who asked for it, by name, ``request_basis`` how that is known and ``request_span`` the phrase
    that tells; ``at_request`` that the text says "at request" at all.
    """

    kind: Kind
    realis: Realis
    date: DateInterval | None
    place: Place | None
    initiator: str | None
    at_request: bool
    participants: tuple[Participant, ...]
    span: Span | None
    request_basis: RequestBasis | None = None
    request_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionedExchange:
    """Another exchange that the text names in passing ("his visit to Vietnam in 2023"), with the days and the sides
    and people that the text gives it, as far as it does.
    """

    kind: Kind
    when: Literal["past", "future"]
    span: Span
    date: DateInterval | None = None
    sides: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
