"""The accounts of an exchange side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.render.comparison.sections import section_of
from communique.render.comparison.wording import title_of
from communique.text.told import outlet_told
from communique.web.page import Context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Comparison, Provenance
    from communique.render.comparison.sections import Section

KEY = "c"
"""Begins the names of a comparison's places on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two accounts that can be chosen: their number from 1 on, what they are, and how they differ."""

    number: int
    title: str
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedContext(Context):
    """One comparison whole, and the ways to those of the other accounts."""

    template = "exchange/compared.html"
    slug: str
    chosen: int
    pairs: tuple[Pair, ...]
    section: Section


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneContext(Context):
    """There is one account only: whose."""

    template = "exchange/alone.html"
    slug: str
    outlets: tuple[str, ...]


def compared(slug: str, found: Sequence[Comparison], pair: int) -> ComparedContext:
    """Every two accounts, the pair with this number whole, the last one where there are not so many."""
    chosen = min(pair, len(found))
    return ComparedContext(
        slug=slug, chosen=chosen, pairs=tuple(_pairs(found)), section=section_of(KEY, found[chosen - 1])
    )


def _pairs(comparisons: Sequence[Comparison]) -> list[Pair]:
    return [
        Pair(number=number, title=title_of(one), headline=one.headline) for number, one in enumerate(comparisons, 1)
    ]


def alone(slug: str, sources: Sequence[Provenance]) -> AloneContext:
    """Why there is nothing to compare."""
    return AloneContext(slug=slug, outlets=tuple(dict.fromkeys(map(outlet_told, sources))))
