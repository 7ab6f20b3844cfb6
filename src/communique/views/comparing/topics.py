"""What a clause is about, by the words of a table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.views.comparing.terms import root_of

if TYPE_CHECKING:
    from communique.views.comparing.wording import Term, Wording


def topic_of(wording: Wording) -> str | None:
    """The topic of ``views/data/topics.csv`` whose words weigh most in a clause, of two alike the one whose word comes first;
    None where no word tells.
    """
    found: dict[str, float] = {}
    for term in filter(_tells, wording.terms):
        for topic in _topics().get(term.key, ()):
            found[topic] = found.get(topic, 0.0) + term.weight
    return max(found, key=found.__getitem__) if found else None


def _tells(term: Term) -> bool:
    """Whether a term is no part of a name ("Port Carrow"); phrases and initials of the table are names that tell."""
    return "_" in term.key or term.word.isupper() or not term.word[:1].isupper()


@cache
def _topics() -> dict[str, tuple[str, ...]]:
    """The topics of each root of a word, and of phrases their terms' keys."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("topics", ("topic", "words", "note"), package="communique.views"):
        for word in row["words"].split():
            key = "_".join(map(root_of, word.split("_")))
            found[key] = (*found.get(key, ()), row["topic"])
    return found
