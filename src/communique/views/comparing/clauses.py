"""The points that an account makes, one a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Clause, Span
from communique.views.citing import GAP

if TYPE_CHECKING:
    from communique.model import Reading, Statement


def clauses_of(reading: Reading) -> tuple[Clause, ...]:
    """The clauses of an account in the order of its text."""
    text = reading.document.text
    found = [_clause(text, number, statement) for number, statement in enumerate(reading.statements)]
    return tuple(sorted(found, key=lambda clause: clause.spans[0]))


def _clause(text: str, number: int, statement: Statement) -> Clause:
    first = statement.cue if statement.cue is not None else statement.content[0]
    return Clause(
        spans=statement.content,
        words=GAP.join(" ".join(span.of(text).split()) for span in statement.content),
        said=Span(min(first.start, statement.content[0].start), max(first.end, statement.content[-1].end)),
        speakers=statement.speakers,
        addressees=statement.addressees,
        on_behalf_of=statement.on_behalf_of,
        act=statement.act,
        cue=" ".join(statement.cue.of(text).split()) if statement.cue is not None else None,
        quoted=statement.mode == "direct",
        statement=number,
    )
