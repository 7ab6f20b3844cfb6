"""A comparison as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Account, Comparison
    from communique.render.rows import Row


def comparison_row(comparison: Comparison) -> Row:
    """Links between spans of A and of B with their labels, and the spans that stand in one alone."""
    return {
        "a": comparison.a.provenance.name,
        "b": comparison.b.provenance.name,
        "links": [
            {
                "a": _ends(comparison.a, match.a),
                "b": _ends(comparison.b, match.b),
                "labels": [labelled.label for labelled in match.labels],
                "rules": [labelled.rule for labelled in match.labels],
                "score": round(match.score, 3),
            }
            for match in comparison.matches
        ],
        "only_a": _ends(comparison.a, comparison.only_a),
        "only_b": _ends(comparison.b, comparison.only_b),
    }


def _ends(account: Account, numbers: Iterable[int]) -> list[list[int]]:
    return [[span.start, span.end] for number in numbers for span in account.clauses[number].spans]
