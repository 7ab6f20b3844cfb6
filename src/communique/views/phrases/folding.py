"""Candidates that are one phrase: its variants, and parts of it that hardly stand alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.views.phrases.mining import Candidate

SPECIFIC = 3
"""A phrase of so many content words is known in whatever stands around and between them."""
ADDED = 1
"""To one of fewer, so many content words can be added and it is still a variant."""
OWN = 0.25
"""With more added it is a phrase of its own where it stands in so much of the shorter one's cases: peace and stability
across the Taiwan Strait.
"""
MOST_BETWEEN = 3
"""Content words that can stand between those of a phrase: a free, open, connected and secure Indo-Pacific."""
PART = 0.5
"""Where so much of a shorter run's cases have the longer one, the shorter is only a part of it."""


@dataclass(slots=True)
class Family:
    """A phrase by its ``head``, and the candidates folded into it; ``score`` is its first one's."""

    head: Candidate
    score: float
    members: list[Candidate] = field(default_factory=list)


def fold_candidates(candidates: Iterable[Candidate], most: int) -> list[Family]:
    """The first ``most`` phrases of candidates that come in the order of their scores."""
    families: list[Family | None] = []
    by_stem: dict[int, list[int]] = defaultdict(list)
    for candidate in candidates:
        near = _near(candidate, by_stem)
        known = [(number, family) for number in near if (family := families[number]) is not None]
        home = next((family for _, family in known if _is_variant(candidate, family.head)), None)
        if home is None:
            home = next((family for _, family in known if _is_part(candidate, family.head)), None)
        if home is not None:
            home.members.append(candidate)
            continue
        wider = [number for number, family in known if _generalizes(candidate, family.head)]
        if not wider and len(families) >= most:
            continue
        number = wider[0] if wider else len(families)
        merged = [family for family in (families[found] for found in wider) if family is not None]
        for found in wider:
            families[found] = None
        members = [member for family in merged for member in (family.head, *family.members)]
        family = Family(candidate, merged[0].score if merged else candidate.score, members)
        families[number:] = [family, *families[number + 1 :]]
        for stem in set(candidate.stems):
            by_stem[stem].append(number)
    return [family for family in families if family is not None]


def _near(candidate: Candidate, by_stem: dict[int, list[int]]) -> list[int]:
    """The families that share two words of content or more, in order."""
    shared = Counter(number for stem in set(candidate.stems) for number in set(by_stem.get(stem, ())))
    return sorted(number for number, stems in shared.items() if stems > 1)


def _is_variant(candidate: Candidate, head: Candidate) -> bool:
    if _rearranged(candidate, head):
        return True
    if not holds(candidate.stems, head.stems):
        return False
    added = len(candidate.stems) - len(head.stems)
    return len(head.stems) >= SPECIFIC or added <= ADDED or candidate.cases < OWN * head.cases


def _is_part(candidate: Candidate, head: Candidate) -> bool:
    return holds(head.stems, candidate.stems) and head.cases >= PART * candidate.cases


def _generalizes(candidate: Candidate, head: Candidate) -> bool:
    """Whether a phrase found before is a variant of this one, which stands in many more cases."""
    return len(candidate.stems) >= SPECIFIC and holds(head.stems, candidate.stems)


def _rearranged(candidate: Candidate, head: Candidate) -> bool:
    """Whether the same words stand in another order."""
    ones, others = candidate.stems, head.stems
    free = len(ones) >= SPECIFIC or (candidate.is_list and head.is_list)
    return len(ones) == len(others) and free and sorted(ones) == sorted(others)


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
