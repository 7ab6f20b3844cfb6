"""The points that an account makes, one a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Clause, Span
from communique.views.citing import GAP
from communique.views.comparing.narration import narrated
from communique.views.comparing.splitting import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Reading, Statement


def clauses_of(reading: Reading) -> tuple[Clause, ...]:
    """The clauses of an account in the order of its text: what statements say, point by point, and what the account
    tells in its own voice.
    """
    text = reading.document.text
    found = [
        clause for number, statement in enumerate(reading.statements) for clause in _points(text, number, statement)
    ]
    for stretch in narrated(reading):
        found += [_told(text, stretch, span) for span in split(text, stretch, None)]
    return tuple(sorted(found, key=lambda clause: clause.spans[0]))


def _points(text: str, number: int, statement: Statement) -> Iterator[Clause]:
    for spans in _parts(text, statement):
        yield _clause(text, number, statement, spans)


def _parts(text: str, statement: Statement) -> list[tuple[Span, ...]]:
    """The points of a statement; where its frame stands in the middle, the point around it has two spans."""
    first, *rest = statement.content
    parts: list[tuple[Span, ...]] = [(span,) for span in split(text, first, statement.act)]
    for span in rest:
        following = split(text, span, statement.act)
        parts[-1] = (*parts[-1], following[0])
        parts += [(one,) for one in following[1:]]
    return parts


def _clause(text: str, number: int, statement: Statement, spans: tuple[Span, ...]) -> Clause:
    first = statement.cue if statement.cue is not None else statement.content[0]
    return Clause(
        spans=spans,
        words=_words(text, spans),
        said=Span(min(first.start, statement.content[0].start), max(first.end, statement.content[-1].end)),
        speakers=statement.speakers,
        addressees=statement.addressees,
        on_behalf_of=statement.on_behalf_of,
        act=statement.act,
        cue=" ".join(statement.cue.of(text).split()) if statement.cue is not None else None,
        quoted=statement.mode == "direct",
        statement=number,
    )


def _told(text: str, sentence: Span, span: Span) -> Clause:
    return Clause(spans=(span,), words=_words(text, (span,)), said=sentence)


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return GAP.join(" ".join(span.of(text).split()) for span in spans)
