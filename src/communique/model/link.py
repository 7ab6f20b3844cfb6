"""Where a text names another exchange in passing: which one that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.claim import Claim
    from communique.model.report import Kind, MentionedExchange


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRecord:
    """A stored mention of another exchange: the document that makes it, its ``words``, and what the document itself
    ``told``: its claims, each with the slug of the exchange that it belongs to.
    """

    document: str
    document_name: str
    words: str
    mention: MentionedExchange
    told: tuple[tuple[Claim, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """An exchange of which the archive knows by mentions only. ``earliest`` and ``latest`` bound its days as far as
    they are told: both None where only its place before or after the text's own exchange is known, which ``id`` then says.
    """

    id: str
    kind: Kind
    when: Literal["past", "future"]
    earliest: date | None
    latest: date | None
    sides: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a mention refers to: an ``exchange`` of the archive (its slug), or a ``stub``, or, where several exchanges
    can be meant or the one that can be is not sure enough, neither: then ``candidates`` names them.
    """

    record: MentionRecord
    exchange: str | None = None
    stub: Stub | None = None
    candidates: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The exchanges that the mentioning document reports."""
        return tuple(dict.fromkeys(slug for _, slug in self.record.told if slug is not None))
