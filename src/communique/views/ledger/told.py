"""Where later texts mention an object at all, whoever speaks, also in the account's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from communique.views.comparing.terms import root_of, words_of
from communique.views.ledger.accounts import sentences
from communique.views.ledger.frames import done_words, undone_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from communique.model import Span
    from communique.views.comparing.wording import Term
    from communique.views.ledger.accounts import Account
    from communique.views.uptake.wording import OwnWords

LEAST_SHARE = 0.75
"""A sentence mentions an object by so much of the weight of its own words."""

LEAST_WORDS = 2
NEXT = 2
"""A thing of two words is mentioned where the second stands at most so many words behind the first."""

BETWEEN = 80
"""Letters at most between an object and the words that say it was done."""

BEFORE = 60
"""So many letters before those words none may stand that say it is still to come."""

DONE_SHARE = 0.6


class Sentence(NamedTuple):
    """A sentence of an account with the weights of its terms."""

    account: Account
    place: Span
    keys: frozenset[str]
    initiatives: frozenset[str]


class TextMentions:
    """All sentences of some accounts, to be searched for objects."""

    def __init__(self, accounts: Sequence[Account], own: OwnWords) -> None:
        self._sentences = [
            Sentence(account, place, _keys(account, place, own), _initiatives(account, place))
            for account in accounts
            for place in sentences(account)
        ]
        self._told: dict[str, dict[str, date | None]] = {}
        for account in {id(sentence.account): sentence.account for sentence in self._sentences}.values():
            self._told.setdefault(account.outlet, {})[account.exchange] = account.day
        self._holding: dict[str, list[int]] = {}
        for number, sentence in enumerate(self._sentences):
            for key in sentence.keys:
                self._holding.setdefault(key, []).append(number)

    def exchanges_of(self, outlets: Collection[str]) -> dict[str, date | None]:
        """The exchanges that outlets tell of, with their days."""
        return {exchange: day for outlet in outlets for exchange, day in self._told.get(outlet, {}).items()}

    def of(
        self, wordings: Sequence[Sequence[Term]], entry: str | None, share: float = LEAST_SHARE
    ) -> Iterator[Sentence]:
        """The sentences that mention an object by so much of the weight of one of its wordings, or by the id of an
        initiative, in order.
        """
        numbers = {number for terms in wordings for number in self._by_words(terms, share)}
        if entry is not None:
            numbers |= {number for number, one in enumerate(self._sentences) if entry in one.initiatives}
        for number in sorted(numbers):
            yield self._sentences[number]

    def _by_words(self, terms: Sequence[Term], share: float) -> Iterator[int]:
        if len(terms) < LEAST_WORDS:
            return
        weights: dict[int, float] = {}
        for term in terms:
            for number in self._holding.get(term.key, ()):
                weights[number] = weights.get(number, 0.0) + term.weight
        least = share * sum(term.weight for term in terms)
        for number, weight in weights.items():
            if weight >= least - 1e-6 and (len(terms) > LEAST_WORDS or self._stand_together(number, terms)):
                yield number

    def _stand_together(self, number: int, terms: Sequence[Term]) -> bool:
        """Whether two words stand side by side in a sentence: apart they may be about anything."""
        sentence = self._sentences[number]
        roots = [root_of(word) for word in words_of(sentence.place.of(sentence.account.reading.document.text))]
        places = [[at for at, root in enumerate(roots) if root == term.key] for term in terms]
        return any(0 < other - one <= NEXT for one in places[0] for other in places[1])


def says_done(sentence: Sentence, terms: Sequence[Term], own: OwnWords) -> bool:
    """Whether a sentence says that the object it mentions was done, opened, signed or carried out: the words that say so
    stand near most of its own words, and none stands before them by which it is still to come.
    """
    words = sentence.place.of(sentence.account.reading.document.text)
    for done, needs in done_words():
        for found in done.finditer(words):
            before = words[: found.start()]
            if needs is not None and needs.search(before) is None:
                continue
            near = words[max(0, found.start() - BETWEEN) : found.end() + BETWEEN]
            if undone_words().search(before[-BEFORE:]) is None and _share(own.of(near), terms) >= DONE_SHARE:
                return True
    return False


def _share(here: Sequence[Term], terms: Sequence[Term]) -> float:
    keys = {term.key for term in here}
    return sum(term.weight for term in terms if term.key in keys) / sum(term.weight for term in terms)


def _keys(account: Account, place: Span, own: OwnWords) -> frozenset[str]:
    return frozenset(term.key for term in own.every(place.of(account.reading.document.text)))


def _initiatives(account: Account, place: Span) -> frozenset[str]:
    mentions: Mapping[str, None] = {
        mention.entry: None
        for mention in account.reading.mentions
        if mention.kind == "initiative" and mention.entry is not None and place.covers(mention.span)
    }
    return frozenset(mentions)
