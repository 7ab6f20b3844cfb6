"""The memo put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Brief
from communique.text.told import title_told
from communique.views.brief.differing import differing
from communique.views.brief.facts import facts
from communique.views.brief.formulas import formulas
from communique.views.brief.notes import Notes
from communique.views.brief.points import points_of
from communique.views.brief.said import said
from communique.views.brief.since import since
from communique.views.brief.taken_up import taken_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.model import Comparison, Exchange, Provenance, Rate, Reading, Section, Succession, Uptake


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All that a memo is made of: the exchange, the readings that tell of it, every two of them compared, what became of
    proposals, and what changed since the last time. ``share_of`` counts the exchanges of these sides in which someone
    says a formula; ``name_of`` gives a side's name by its code.
    """

    exchange: Exchange
    told: tuple[tuple[Reading, Provenance], ...]
    comparisons: tuple[Comparison, ...]
    uptakes: tuple[Uptake, ...]
    successions: tuple[Succession, ...]
    share_of: Callable[[str], Rate]
    name_of: Callable[[str], str]


def make_brief(material: Material) -> Brief:
    """The memo: what, who, when and how known; what each side said; on what the accounts differ."""
    notes = Notes()
    exchange = material.exchange
    sections: list[Section | None] = [
        facts(exchange, {of.document: (reading.document.text, of) for reading, of in material.told}, notes),
        *said(exchange, points_of(material.told, material.comparisons), material.name_of, notes),
        differing(material.comparisons, notes),
        taken_up(material.uptakes, notes),
        since(material.successions, notes),
        formulas(material.told, material.share_of, notes),
    ]
    told = tuple(section for section in sections if section is not None)
    return Brief(exchange=exchange.id, title=title_told(exchange), sections=told, citations=notes.all())
