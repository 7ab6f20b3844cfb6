"""A comparison as JSON, and its points as rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.render.citing import citation_row, quotable
from communique.render.comparison.points import points_of, said_at
from communique.render.contract import actor_json
from communique.render.over_time.silences import silence_rows
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.model import Account, Citation, Clause, Comparison, Fact, Provenance
    from communique.render.comparison.points import End
    from communique.render.rows import Row

SIDE = (
    *("clauses", "speakers", "act", "cue", "quoted"),
    *("document", "document_name", "outlet", "outlet_side", "published", "starts", "ends", "words", "citation"),
)
"""What a row tells of a point in one text, the name of each column beginning with the text's mark."""


def comparison_row(comparison: Comparison) -> Row:
    """Links between spans of A and of B with their labels, and the spans that stand in one alone; clauses go by their
    place in the list of their account.
    """
    return {
        "a": comparison.a.provenance.name,
        "b": comparison.b.provenance.name,
        "exchange": comparison.exchange,
        "headline": comparison.headline,
        "facts": [_fact(fact) for fact in comparison.facts],
        "links": [
            {
                "a": _ends(comparison.a, match.a),
                "b": _ends(comparison.b, match.b),
                "labels": [labelled.label for labelled in match.labels],
                "rules": [labelled.rule for labelled in match.labels],
                "score": round(match.score, 3),
                "clauses_a": list(match.a),
                "clauses_b": list(match.b),
            }
            for match in comparison.matches
        ],
        "only_a": _ends(comparison.a, comparison.only_a),
        "only_b": _ends(comparison.b, comparison.only_b),
        "only_a_clauses": list(comparison.only_a),
        "only_b_clauses": list(comparison.only_b),
        "account_a": _account(comparison.a),
        "account_b": _account(comparison.b),
        "silences": list(silence_rows(comparison.silences)),
    }


def _ends(account: Account, numbers: Iterable[int]) -> list[list[int]]:
    return [[span.start, span.end] for number in numbers for span in account.clauses[number].spans]


def _fact(fact: Fact) -> Row:
    return {
        "kind": fact.kind,
        "who": fact.who,
        "a": fact.a,
        "b": fact.b,
        "agree": fact.agree,
        "cited_a": _cited(fact.cited_a),
        "cited_b": _cited(fact.cited_b),
    }


def _cited(citation: Citation | None) -> Row | None:
    if citation is None:
        return None
    return {"spans": [list(span) for span in citation.spans], "words": citation.words, "citation": quotable(citation)}


def _account(account: Account) -> Row:
    return {
        **_provenance(account.provenance),
        "warnings": list(account.warnings),
        "clauses": [_clause(account.provenance, clause) for clause in account.clauses],
    }


def _provenance(provenance: Provenance) -> Row:
    return {
        "document": provenance.document,
        "name": provenance.name,
        "title": provenance.title,
        "outlet": provenance.outlet,
        "side": provenance.side,
        "published": provenance.published,
        "address": provenance.address,
    }


def _clause(provenance: Provenance, clause: Clause) -> Row:
    capacity = clause.on_behalf_of
    return {
        "spans": [list(span) for span in clause.spans],
        "words": clause.words,
        "said": list(said_at(clause)),
        "statement": clause.statement,
        "speakers": [actor_json(actor) for actor in clause.speakers],
        "addressees": [actor_json(actor) for actor in clause.addressees],
        "on_behalf_of": [actor_json(actor) for actor in capacity.parties] if capacity is not None else [],
        "act": clause.act,
        "cue": clause.cue,
        "quoted": clause.quoted,
        "topic": clause.topic,
        "document": provenance.document,
    }


def point_rows(comparisons: Iterable[Comparison]) -> Iterator[Row]:
    """One row a point, with the columns of a citation for either text; those of a text that doesn't mention it are
    empty. Comparisons and clauses are numbered from 1 on.
    """
    for number, comparison in enumerate(comparisons, 1):
        for point in points_of(comparison):
            yield {
                "comparison": number,
                "exchange": comparison.exchange,
                "label": point.sort,
                "labels": [labelled.label for labelled in point.labels],
                "rules": [labelled.rule for labelled in point.labels],
                "score": round(point.score, 3) if point.score is not None else None,
                "topic": point.topic,
                **_side("a", point.a),
                **_side("b", point.b),
            }


def _side(mark: str, end: End | None) -> Row:
    """The columns of one text, their names beginning with its mark."""
    if end is None:
        return {f"{mark}_{name}": None for name in SIDE}
    actors = dict.fromkeys(shown(actor) for clause in end.clauses for actor in clause.speakers)
    told: Row = {
        "clauses": list(end.numbers),
        "speakers": list(actors),
        "act": end.clauses[0].act,
        "cue": end.clauses[0].cue,
        "quoted": end.clauses[0].quoted,
        **citation_row(end.citation),
    }
    return {f"{mark}_{name}": value for name, value in told.items()}
