"""Which clauses of two accounts make one point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Labelled, Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Clause
    from communique.views.comparing.likeness import Likeness

LEAST = 0.5


def align(a: Sequence[Clause], b: Sequence[Clause], likeness: Likeness) -> list[Match]:
    """Matches in the order of A, each clause in at most one: the likest pairs first."""
    scored = sorted(
        ((likeness.of(one.words, other.words), i, j) for i, one in enumerate(a) for j, other in enumerate(b)),
        key=lambda found: (-found[0], found[1:]),
    )
    taken_a, taken_b, found = set[int](), set[int](), []
    for score, i, j in scored:
        if score >= LEAST and i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            found.append(Match(a=(i,), b=(j,), score=score, labels=(_label(a[i], b[j]),)))
    return sorted(found, key=lambda match: match.a)


def _label(one: Clause, other: Clause) -> Labelled:
    if one.words == other.words:
        return Labelled(label="verbatim", rule="the same words")
    return Labelled(label="reworded", rule="other words")
