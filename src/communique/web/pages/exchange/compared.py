"""The accounts of an exchange side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.render.comparison.sections import section_of
from communique.text.told import outlet_told
from communique.web.page import Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from communique.model import Comparison, Provenance
    from communique.render.comparison.sections import Section
    from communique.web.pages.exchange.known import Telling

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
    chosen: int
    pairs: tuple[Pair, ...]
    section: Section


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneContext(Context):
    """There is one account only: whose."""

    template = "exchange/alone.html"
    outlets: tuple[str, ...]


def compared(found: Sequence[Comparison], tellings: Sequence[Telling], pair: int) -> ComparedContext:
    """Every two accounts, the pair with this number whole, the last one where there are not so many."""
    chosen = min(pair, len(found))
    called = {one.record.document: one.called for one in reversed(tellings)}
    pairs = (
        Pair(number=number, title=_title(one, called), headline=one.headline) for number, one in enumerate(found, 1)
    )
    return ComparedContext(chosen=chosen, pairs=tuple(pairs), section=section_of(KEY, found[chosen - 1]))


def _title(comparison: Comparison, called: Mapping[str, str]) -> str:
    return " and ".join(called[account.provenance.document] for account in (comparison.a, comparison.b))


def alone(sources: Iterable[Provenance]) -> AloneContext:
    """Why there is nothing to compare."""
    return AloneContext(outlets=tuple(dict.fromkeys(map(outlet_told, sources))))
