"""Candidates that are one phrase: its variants, and parts of it that hardly stand alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.views.phrases.mining import Candidate

SPECIFIC = 3
"""A phrase of so many content words is known in whatever stands around and between them."""
ADDED = 1
"""To one of fewer, so many content words can be added and it is still a variant; with more it is a phrase of its own."""
MOST_BETWEEN = 3
"""Content words that can stand between those of a phrase: a free, open, connected and secure Indo-Pacific."""
PART = 0.5
"""Where so much of a shorter run's cases have the longer one, the shorter is only a part of it."""


@dataclass(slots=True)
class Family:
    """A phrase by its ``head``, and the candidates folded into it."""

    head: Candidate
    members: list[Candidate] = field(default_factory=list)


def fold_candidates(candidates: Iterable[Candidate], most: int) -> list[Family]:
    """The first ``most`` phrases of candidates that come in the order of their scores."""
    families: list[Family] = []
    by_stem: dict[int, list[int]] = defaultdict(list)
    for candidate in candidates:
        home = _home(candidate, families, by_stem)
        if home is not None:
            home.members.append(candidate)
        elif len(families) < most:
            for stem in set(candidate.stems):
                by_stem[stem].append(len(families))
            families.append(Family(candidate))
    return families


def _home(candidate: Candidate, families: Sequence[Family], by_stem: dict[int, list[int]]) -> Family | None:
    """The best family that a candidate belongs to."""
    shared = Counter(number for stem in set(candidate.stems) for number in by_stem.get(stem, ()))
    for number in sorted(number for number, stems in shared.items() if stems > 1):
        if _belongs(candidate, families[number].head):
            return families[number]
    return None


def _belongs(candidate: Candidate, head: Candidate) -> bool:
    """Whether a candidate is a variant of a phrase, or hardly more than a part of it."""
    if holds(candidate.stems, head.stems) or _rearranged(candidate.stems, head.stems):
        added = len(candidate.stems) - len(head.stems)
        return len(head.stems) >= SPECIFIC or added <= ADDED
    return holds(head.stems, candidate.stems) and head.cases >= PART * candidate.cases


def _rearranged(stems: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether the same words stand in another order."""
    return len(stems) == len(others) >= SPECIFIC and sorted(stems) == sorted(others)


def holds(stems: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    """Whether ``wanted`` stand in ``stems`` in their order, with few others between them; none between two alone."""
    room = MOST_BETWEEN if len(wanted) >= SPECIFIC else 0
    return any(_follows(stems, start, wanted, room) for start, stem in enumerate(stems) if stem == wanted[0])


def _follows(stems: tuple[int, ...], start: int, wanted: tuple[int, ...], room: int) -> bool:
    place = start
    for stem in wanted[1:]:
        try:
            found = stems.index(stem, place + 1)
        except ValueError:
            return False
        room -= found - place - 1
        if room < 0:
            return False
        place = found
    return True
