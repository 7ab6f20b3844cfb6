"""Every place where a phrase stands, in whatever of its variants."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from communique.views.phrases.corpus import COMMA, JOINING
from communique.views.phrases.folding import MOST_BETWEEN, SPECIFIC
from communique.views.phrases.words import INSIDE, stem, word_classes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.views.phrases.corpus import Corpus

ABSENT = -1
RELATIVE = frozenset({"that", "which", "is", "are"})
BOUND = frozenset({"binding", "closing"})
INNER = 3
"""So many function words and commas in a row stand between two content words of a phrase."""


class Place(NamedTuple):
    """Tokens ``first`` to ``last``, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase as it is sought: ``stems`` of its content words in order, ``links`` the function words between them that
    may not change (all but articles, possessives and words that join), ``opening`` and ``closing`` those at its edges;
    ``is_list`` says that some of them are joined and can change places.
    """

    stems: tuple[int, ...]
    links: tuple[tuple[str, ...], ...]
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    is_list: bool = False


def pattern_of(corpus: Corpus, words: list[str]) -> Pattern | None:
    """What to seek for a phrase in these folded words; None where they hold no word of content that a text has."""
    known = word_classes()
    stems = [corpus.known_stems.get(stem(word), ABSENT) if _says(word, known.get(word)) else None for word in words]
    content = [place for place, stem in enumerate(stems) if stem is not None]
    if not content or ABSENT in stems:
        return None
    links = [_fixed(words[one + 1 : other]) for one, other in pairwise(content)]
    return Pattern(
        tuple(stem for stem in stems if stem is not None),
        tuple(links),
        _fixed(words[: content[0]], of=BOUND),
        _fixed(words[content[-1] + 1 :], of=BOUND),
        is_list=any(word in JOINING for word in words[content[0] : content[-1]]),
    )


def _says(word: str, word_class: str | None) -> bool:
    """Whether a word is one of content."""
    return word[0].isalnum() and word_class not in INSIDE


def _fixed(words: list[str], of: frozenset[str] | None = None) -> tuple[str, ...]:
    """The words that stay whatever the variant: those of these classes, else all but loose ones and commas."""
    known = word_classes()
    return tuple(
        word
        for word in words
        if (known.get(word) in of if of is not None else word[0].isalnum() and known.get(word) != "loose")
    )


def find_places(corpus: Corpus, pattern: Pattern) -> list[Place]:
    """Where a phrase stands, in order; none overlaps another."""
    found = corpus.places_of_stem
    rarest = min(range(len(pattern.stems)), key=lambda number: len(found.get(pattern.stems[number], ())))
    places: list[Place] = []
    for token in found.get(pattern.stems[rarest], ()):
        for place in _around(corpus, pattern, int(token), rarest):
            if not places or place.first > places[-1].last:
                places.append(place)
            break
    return places


def _around(corpus: Corpus, pattern: Pattern, token: int, number: int) -> Iterator[Place]:
    """The place of a phrase whose content word ``number`` stands at ``token``: in its order, or else in another."""
    match = _in_order(corpus, pattern, token, number)
    if match is not None:
        yield match
    elif len(pattern.stems) >= SPECIFIC or pattern.is_list:
        yield from _in_any_order(corpus, pattern, token)


def _in_order(corpus: Corpus, pattern: Pattern, token: int, number: int) -> Place | None:
    room = MOST_BETWEEN if len(pattern.stems) >= SPECIFIC else 0
    first = last = token
    for step in range(number - 1, -1, -1):
        reached = _reach(corpus, pattern, first, step, -1, room)
        if reached is None:
            return None
        first, room = reached
    for step in range(number + 1, len(pattern.stems)):
        reached = _reach(corpus, pattern, last, step, 1, room)
        if reached is None:
            return None
        last, room = reached
    return _bounded(corpus, pattern, first, last)


def _reach(corpus: Corpus, pattern: Pattern, token: int, step: int, by: int, room: int) -> tuple[int, int] | None:
    """Where the next content word stands in one direction, and how much room for others is left."""
    wanted = pattern.stems[step]
    place, inner, limit = token + by, 0, len(corpus.tokens)
    while 0 <= place < limit:
        stem = corpus.stem_at(place)
        if stem == wanted:
            strict = len(pattern.stems) < SPECIFIC
            link = pattern.links[step if by < 0 else step - 1]
            return (place, room) if not strict or _linked(corpus, link, min(token, place), max(token, place)) else None
        if stem is None:
            return None
        inner = inner + 1 if stem < 0 else 0
        room -= stem >= 0
        if room < 0 or inner > INNER:
            return None
        place += by
    return None


def _linked(corpus: Corpus, link: tuple[str, ...], first: int, last: int) -> bool:
    """Whether the same function words stand between two content words, loose ones aside."""
    return _fixed([corpus.words[corpus.tokens[place]] for place in range(first + 1, last)]) == link


def _bounded(corpus: Corpus, pattern: Pattern, first: int, last: int) -> Place | None:
    """The place with the words that belong to its edges; None where one is missing."""
    for word in reversed(pattern.opening):
        first -= 1
        if first < 0 or corpus.word_at(first) != word:
            return None
    for word in pattern.closing:
        last += 1
        if last >= len(corpus.tokens) or not _same_closing(corpus.word_at(last), word):
            return None
    return Place(first, last)


def _same_closing(found: str | None, wanted: str) -> bool:
    """Whether two closing words are one: the person may change ("itself", "themselves")."""
    return found == wanted or (found is not None and found[-4:] in {"self", "lves"} and wanted[-4:] in {"self", "lves"})


def _in_any_order(corpus: Corpus, pattern: Pattern, token: int) -> Iterator[Place]:
    """The stretch around a token with exactly the content words of a phrase, in another order."""
    if pattern.opening or pattern.closing:
        return
    first = last = token
    missing = list(pattern.stems)
    missing.remove(corpus.stem_at(token) or 0)
    for by in (-1, 1):
        place, inner = token + by, 0
        while missing and 0 <= place < len(corpus.tokens):
            stem = corpus.stem_at(place)
            if stem is None or inner > INNER or (stem >= 0 and stem not in missing):
                break
            inner = inner + 1 if stem < 0 else 0
            if stem >= 0:
                missing.remove(stem)
                first, last = min(first, place), max(last, place)
            place += by
    if not missing and (pattern.is_list or _is_turned(corpus, first, last)):
        yield Place(first, last)


def _is_turned(corpus: Corpus, first: int, last: int) -> bool:
    """Whether words that stand in another order are held together by a preposition or a relative clause: the transition
    to clean energy, an Indo-Pacific that is free.
    """
    words = corpus.words_at(first, last)
    return COMMA not in words and any(word_classes().get(word) == "function" or word in RELATIVE for word in words)
