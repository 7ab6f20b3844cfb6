"""Which words of a point are its own, and how much of it another point says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.views.comparing.terms import root_of, words_of
from communique.views.comparing.topics import topic_of
from communique.views.comparing.vectors import nearness
from communique.views.comparing.wording import EMPTY, load_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from communique.model import Reading
    from communique.views.comparing.wording import Term, Wording

LEAST_SHARE, LEAST_WORDS = 0.3, 2
"""A point is echoed by so much of its own words, and at least so many of them, unless it has only one."""

LEAST_COVERED = 0.5
"""A point is answered in other words that cover so much of its own."""

RARE, RARE_SHARE = 5.0, 0.3
"""A reply also answers a point where it has a rare word of it (by its weight), that makes so much of the point's weight."""

LEAST_NEAR = 0.3
"""From which nearness of their vectors on two words speak of one subject."""

COMMON_TOPICS = frozenset({"bilateral relations"})
"""Topics that every account has."""

AT_A_PLACE = re.compile(
    r"\b(?:in|at|to|from|near|between|via|into|towards?)\s+(?:the\s+)?"
    r"(?P<places>[A-Z][a-z'’-]+(?:(?:,?\s+and|,)?\s+[A-Z][a-z'’-]+)*)"
)
"""Names behind a preposition of place: where something is, not what it is."""

ACRONYM = re.compile(r"\b[A-Z]{2,}\b")


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two points have in common: ``same`` the first's own words that stand in the second, in its order; ``own`` how
    many own words the first has; ``covered`` (0 to 1) the part of them that are there or have a synonym there; ``rarest``
    (0 to 1) the part of the first's weight that the rarest of the same words has; ``named``: both have an acronym.
    """

    same: tuple[str, ...]
    own: int
    covered: float
    rarest: float = 0.0
    named: bool = False

    @property
    def is_echo(self) -> bool:
        """Whether the second says the first in the same words: not in stock words alone."""
        if self.own == 1 or self.named:
            return len(self.same) >= 1
        return len(self.same) >= LEAST_WORDS and len(self.same) >= LEAST_SHARE * self.own

    @property
    def is_answer(self) -> bool:
        """Whether the second says the first in other words, or speaks of the same with a rare word of it."""
        return (self.covered >= LEAST_COVERED and (self.own == 1 or self.covered * self.own > 1)) or (
            self.rarest >= RARE_SHARE
        )


class OwnWords:
    """The own words of points: all but stock words, sides, and the ``names`` of those who speak."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = frozenset(root_of(word) for name in names for word in words_of(name))
        self._left_out = stock_roots() | self._names | EMPTY
        self._words = load_words()
        self._known: dict[str, tuple[Wording, tuple[Term, ...]]] = {}

    def of(self, words: str) -> tuple[Term, ...]:
        """The own words of some words, each once, in order."""
        return self._read(words)[1]

    def every(self, words: str) -> tuple[Term, ...]:
        """All words but sides and names, stock words too."""
        return tuple(
            term for term in self._read(words)[0].terms if not term.key.startswith("@") and not self._is_name(term)
        )

    def touch(self, first: str, second: str) -> str | None:
        """What ``second`` has in common with what ``first`` is about: a word, one like it, or the topic; None where they
        speak of clearly different things.
        """
        (one, own), (other, others) = self._read(first), self._read(second)
        sets = frozenset().union(*(other.sets.get(term.key, ()) for term in others))
        fields = frozenset().union(*(other.fields.get(term.key, ()) for term in others))
        same = self.overlap(first, second).same
        alike = (
            term.word
            for term in own
            if not sets.isdisjoint(one.sets.get(term.key, ())) or not fields.isdisjoint(one.fields.get(term.key, ()))
        )
        topic = (self._topic(first) or "",) if self.is_of_one_topic(first, second) else ()
        return next(iter((*same, *alike, *_near(own, others), *topic)), None)

    def is_of_one_topic(self, first: str, second: str) -> bool:
        """Whether the own words of both are of one topic, that not every account has."""
        topic = self._topic(first)
        return topic is not None and topic not in COMMON_TOPICS and topic == self._topic(second)

    def _topic(self, words: str) -> str | None:
        wording, own = self._read(words)
        return topic_of(replace(wording, terms=own))

    def overlap(self, first: str, second: str, *, places: bool = True) -> Overlap:
        """How much of ``first`` stands in ``second``; without ``places``, names of places alone are nothing in common."""
        (one, own), (other, _) = self._read(first), self._read(second)
        parts = {part for key in other.keys for part in key.split("_")}
        same = [term for term in own if term.key in other.keys or _is_half_in(term, parts)]
        if not places:
            there = _places_in(first) | _places_in(second)
            same = [term for term in same if not there.issuperset(term.key.split("_"))]
        near = [
            term
            for term in own
            if term not in same and not one.sets.get(term.key, frozenset()).isdisjoint(other.every_set)
        ]
        rarest = max((term.weight for term in same if term.weight >= RARE), default=0.0)
        acronyms = {word.casefold() for word in ACRONYM.findall(first)} & {term.word.casefold() for term in same}
        return Overlap(
            same=tuple(term.word for term in same),
            own=len(own),
            covered=(len(same) + len(near)) / len(own) if own else 0.0,
            rarest=rarest / sum(term.weight for term in own) if own else 0.0,
            named=bool(acronyms),
        )

    def _read(self, words: str) -> tuple[Wording, tuple[Term, ...]]:
        if words not in self._known:
            wording = self._words.wording(words)
            self._known[words] = wording, tuple(term for term in wording.terms if self._is_own(term))
        return self._known[words]

    def _is_own(self, term: Term) -> bool:
        return not term.key.startswith("@") and not self._left_out.issuperset(term.key.split("_"))

    def _is_name(self, term: Term) -> bool:
        return self._names.issuperset(term.key.split("_"))


def _near(own: Sequence[Term], others: Sequence[Term]) -> Iterator[str]:
    """The words that have one of their subject among the others."""
    if own and others:
        near = nearness([term.key for term in own], [term.key for term in others]).max(axis=1)
        yield from (term.word for term, value in zip(own, near, strict=True) if value >= LEAST_NEAR)


def _places_in(words: str) -> frozenset[str]:
    """The roots of the names of places in some words."""
    return frozenset(root_of(word) for found in AT_A_PLACE.finditer(words) for word in words_of(found["places"]))


def _is_half_in(term: Term, parts: Collection[str]) -> bool:
    """Whether half of a phrase's words, or the one word, stand among others ("consular access", "consular visit")."""
    words = term.key.split("_")
    return 2 * sum(word in parts for word in words) >= len(words)


@cache
def stock_roots() -> frozenset[str]:
    """The roots of words that stand in nearly every account: sharing them alone is no echo."""
    rows = read_table("stock_words", ("words", "note"), package="communique.views")
    return frozenset(root_of(word) for row in rows for word in row["words"].split())


def names_in(reading: Reading) -> frozenset[str]:
    """The names of persons, sides and groups in a text, as printed: what they share says nothing of a point."""
    text = reading.document.text
    found = {mention.span.of(text) for mention in reading.mentions if mention.kind in {"person", "side", "group"}}
    found |= {span.of(text) for person in reading.people for span in person.mentions}
    return frozenset(found | {person.name for person in reading.people})
