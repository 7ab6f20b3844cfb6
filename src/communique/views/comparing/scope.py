"""What one account's wording of a point names that the other's does not: a party, a place, a sum, a condition."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.tables import read_table
from communique.views.comparing.likeness import RELATED, value_of
from communique.views.comparing.terms import root_of
from communique.views.comparing.wording import EXCHANGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.views.comparing.wording import Term, Wording

TELLING_WEIGHT, TELLING_WORDS, NAME_WEIGHT = 2.5, 2, 4.0


class Added(NamedTuple):
    """What is added: ``named`` that it holds a party, place, sum or condition; ``telling`` that it counts at all."""

    words: tuple[str, ...]
    named: bool
    telling: bool


def added(before: Sequence[Wording], after: Sequence[Wording], known: frozenset[str]) -> Added:
    """What the clauses of one account name that those of the other don't; what is ``known`` from the exchange is no news
    (the parties), nor are its day and the names of those who take part.
    """
    of_exchange = any(EXCHANGE.key in one.keys for one in after)
    found = [
        term for one in after for term in one.terms if all(value_of(term, one, other) <= RELATED for other in before)
    ]
    found = [
        term
        for term in found
        if term.key not in known and not (of_exchange and (term.key.startswith("#") or term.word[:1].isupper()))
    ]
    named = [term for term in found if _is_named(term)]
    words = [term for term in found if term.weight >= TELLING_WEIGHT]
    shown = named or words
    return Added(
        tuple(dict.fromkeys(_shown(term) for term in shown)), bool(named), bool(named) or len(words) >= TELLING_WORDS
    )


def _is_named(term: Term) -> bool:
    name = term.word[:1].isupper() and term.weight >= NAME_WEIGHT
    return name or term.key.startswith(("@", "#")) or term.key in _scope_words()


def _shown(term: Term) -> str:
    return (load_gazetteer().name_of(term.word) or term.word) if term.key.startswith("@") else term.word


@cache
def _scope_words() -> frozenset[str]:
    rows = read_table("scope_words", ("words", "kind"), package="communique.views")
    return frozenset(root_of(word) for row in rows for word in row["words"].split())
