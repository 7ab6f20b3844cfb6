"""One document's account of one exchange: a claim, never changed once read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.span import Span

Kind = Literal[
    "call", "video call", "meeting", "visit", "letter", "message", "summit", "talks", "statement", "signing", "other"
]
Realis = Literal["occurred", "scheduled", "proposed", "denied"]
DateBasis = Literal["printed", "relative", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """The days on which something can have happened: ``earliest`` to ``latest``, both included.

    ``exact`` says that the interval is the event's own length, not our uncertainty. ``span`` is the evidence.
    """

    earliest: date
    latest: date
    basis: DateBasis
    exact: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city or venue as printed."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Someone who took part, with the office this text gives; ``span`` is where the text names them."""

    name: str
    side: str | None
    office: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one document says of one exchange. ``span`` is the sentence that reports it.

    ``initiator`` is who asked for it, by name; ``at_request`` that the text says "at request" without saying whose.
    """

    kind: Kind
    realis: Realis
    date: DateInterval | None
    place: Place | None
    initiator: str | None
    at_request: bool
    participants: tuple[Participant, ...]
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionedExchange:
    """Another exchange that the text names in passing ("his visit to Vietnam in 2023")."""

    kind: Kind
    when: Literal["past", "future"]
    span: Span
