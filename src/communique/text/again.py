"""Words of one text found again in another, whitespace aside, and how far two stretches are the same."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CERTAIN = 24
"""So many letters in a row, with those around the words, tell that a place is the same and not another that happens to
have these few words.
"""

AROUND = 400
"""So many letters to either side are compared."""

APART = 300
"""So many letters at most stand between two pieces."""


class _Letters(NamedTuple):
    """A text without its whitespace, and where each letter stands in it."""

    text: str
    places: list[int]

    def number(self, place: int) -> int:
        """How many letters stand before a place of the text."""
        return bisect_left(self.places, place)


def find_again(spans: Sequence[Span], told: str, text: str) -> tuple[Span, ...] | None:
    """Where the words that stand at ``spans`` in the text ``told`` stand in another ``text``; None where they don't, or
    where two places are equally likely. Of several places it is the one whose surroundings are most alike.
    """
    old, new = _letters(told), _letters(text)
    ends = [(old.number(span.start), old.number(span.end)) for span in spans]
    if not ends or any(start == end for start, end in ends):
        return None
    pieces = [old.text[start:end] for start, end in ends]
    before, after = old.text[max(0, ends[0][0] - AROUND) : ends[0][0]], old.text[ends[-1][1] :][:AROUND]
    found = sorted((_alike(before, after, places, new.text), places) for places in _places(pieces, new.text))
    own = sum(map(len, pieces))
    if not found or own + found[-1][0] < CERTAIN or (len(found) > 1 and found[-1][0] == found[-2][0]):
        return None
    return tuple(Span(new.places[start], new.places[end - 1] + 1) for start, end in found[-1][1])


def shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """The part of two stretches that is in both, from 0 to 1; the spans of each lie apart."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    whole = sum(span.end - span.start for span in (*one, *other)) - both
    return both / whole if whole else 0.0


def squeeze(text: str) -> str:
    """The text without whitespace."""
    return "".join(text.split())


def _letters(text: str) -> _Letters:
    places = [place for place, letter in enumerate(text) if not letter.isspace()]
    return _Letters("".join(text[place] for place in places), places)


def _places(pieces: Sequence[str], text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Every place where the first piece stands and the others follow."""
    start = text.find(pieces[0])
    while start >= 0:
        places = _followed(pieces, text, start)
        if places is not None:
            yield places
        start = text.find(pieces[0], start + 1)


def _followed(pieces: Sequence[str], text: str, start: int) -> tuple[tuple[int, int], ...] | None:
    places = [(start, start + len(pieces[0]))]
    for piece in pieces[1:]:
        last = places[-1][1]
        place = text.find(piece, last, last + APART + len(piece))
        if place < 0:
            return None
        places.append((place, place + len(piece)))
    return tuple(places)


def _alike(before: str, after: str, places: Sequence[tuple[int, int]], text: str) -> int:
    """How many letters next to the words are the same in both texts."""
    first, last = places[0][0], places[-1][1]
    ahead = agreement(before[::-1], text[max(0, first - AROUND) : first][::-1])
    return ahead + agreement(after, text[last : last + AROUND])


def agreement(one: str, other: str) -> int:
    """How many characters two strings begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (first, second) in pairs if first != second), min(len(one), len(other)))
