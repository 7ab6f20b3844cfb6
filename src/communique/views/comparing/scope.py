"""What one account's wording of a point names that the other's does not: a party, place, sum, day, condition, qualifier."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.tables import read_table
from communique.views.comparing.likeness import RELATED, value_of
from communique.views.comparing.terms import root_of
from communique.views.comparing.wording import EXCHANGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.views.comparing.wording import Term, Wording

NAME_WEIGHT = 4.0
ONE_NAME = 0.75
"""From which share of letters in common on two names are one, spelled in two ways ("Stanitsa", "Stanytsia")."""


def added(before: Sequence[Wording], after: Sequence[Wording], known: frozenset[str]) -> tuple[str, ...]:
    """What the clauses of one account name that those of the other don't, as its text prints it; what is ``known`` from the
    exchange is no news (the parties), nor are its day and the names of those who take part.
    """
    of_exchange = any(EXCHANGE.key in one.keys for one in after)
    found = [
        term
        for one in after
        for term in one.terms
        if _is_named(term)
        and term.key not in known
        and not (of_exchange and _tells_who_or_when(term))
        and not _spelled_otherwise(term, before)
        and all(value_of(term, one, other) <= RELATED for other in before)
    ]
    return tuple(dict.fromkeys(_shown(term) for term in found))


def _spelled_otherwise(term: Term, others: Sequence[Wording]) -> bool:
    return term.word[:1].isupper() and any(
        SequenceMatcher(None, term.key, other.key).ratio() >= ONE_NAME
        for one in others
        for other in one.terms
        if other.word[:1].isupper()
    )


def _tells_who_or_when(term: Term) -> bool:
    return term.key.startswith("#") or term.word[0].isupper()


def _is_named(term: Term) -> bool:
    if not term.word:
        return False
    name = term.word[:1].isupper() and term.weight >= NAME_WEIGHT
    return name or term.key.startswith(("@", "#")) or term.key in _scope_words()


def _shown(term: Term) -> str:
    return (load_gazetteer().name_of(term.word) or term.word) if term.key.startswith("@") else term.word


@cache
def _scope_words() -> frozenset[str]:
    rows = read_table("scope_words", ("words", "kind"), package="communique.views")
    return frozenset(root_of(word) for row in rows for word in row["words"].split())
