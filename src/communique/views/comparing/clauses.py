"""The points that an account makes, one a clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Clause, Span
from communique.text.told import GAP
from communique.views.comparing.narration import narrated
from communique.views.comparing.splitting import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Reading, Statement
    from communique.model.statement import Act


AGENDA = re.compile(
    r"\b(?:topics?|agenda|subjects?|issues?|talks|call|conversation)\s+(?:were|was|included?|covered|addressed)\b"
)
FOR_WHOM = re.compile(r"\s+(?:to|for)\s+(?:(?!\s+and\s+(?:\w+ly\s+)?\w+ed\b)[^,.;:\n]){3,80}")
LEADING_ON = re.compile(
    r"(?:(?:and|as\s+well\s+as)\s+(?=\S+\s+\S)(?:that\s+)?|that\s+(?=(?:the|an?|both|all|we|they|he|she|it|his|her|their|its|[A-Z]\w*)\b))"
)
FEW_WORDS, FARTHEST_CUE = 4, 60


def clauses_of(reading: Reading) -> tuple[Clause, ...]:
    """The clauses of an account in the order of its text: what statements say, point by point, and what the account
    tells in its own voice.
    """
    text = reading.document.text
    found = [
        clause for number, statement in enumerate(reading.statements) for clause in _points(text, number, statement)
    ]
    for told in narrated(reading):
        act: Act | None = "discuss" if AGENDA.search(told.span.of(text)) else None
        first, *rest = split(text, told.span, act)
        found += [_told(text, told.span, first, of_exchange=told.event)]
        found += [_told(text, told.span, span) for span in rest]
    return tuple(sorted(found, key=lambda clause: clause.spans[0]))


def _points(text: str, number: int, statement: Statement) -> Iterator[Clause]:
    for spans in _parts(text, statement):
        yield _clause(text, number, statement, spans)


def _parts(text: str, statement: Statement) -> list[tuple[Span, ...]]:
    """The points of a statement; where its frame stands in the middle, the point around it has two spans."""
    first, *rest = statement.content
    lead = statement.cue.of(text).split()[-1] if statement.cue is not None else ""
    if not rest:
        first = _whole(text, first, statement)
    parts: list[tuple[Span, ...]] = [(span,) for span in split(text, first, statement.act, lead)]
    for span in rest:
        following = split(text, span, statement.act)
        parts[-1] = (*parts[-1], following[0])
        parts += [(one,) for one in following[1:]]
    return parts


def _whole(text: str, content: Span, statement: Statement) -> Span:
    """A content of a few words with whom it is for, and with its verb: "wished | the people a happy new year"."""
    cue, end = statement.cue, content.end
    if ":gift" in statement.rule and (to := FOR_WHOM.match(text, end)) is not None:
        end = to.end()
    few = len(content.of(text).split()) <= FEW_WORDS
    leads = (
        cue is not None
        and not cue.of(text).endswith("that")
        and statement.mode == "indirect"
        and cue.end <= content.start
        and content.start - cue.end <= FARTHEST_CUE
    )
    return Span(cue.start if cue is not None and few and leads else content.start, end)


def _clause(text: str, number: int, statement: Statement, spans: tuple[Span, ...]) -> Clause:
    first = statement.cue if statement.cue is not None else statement.content[0]
    spans = (_bare(text, spans[0]), *spans[1:])
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
        mode=statement.mode,
        statement=number,
    )


def _told(text: str, sentence: Span, span: Span, *, of_exchange: bool = False) -> Clause:
    spans = (_bare(text, span),)
    return Clause(spans=spans, words=_words(text, spans), said=sentence, of_exchange=of_exchange)


def _bare(text: str, span: Span) -> Span:
    """Without the conjunction that only leads on to the point."""
    found = LEADING_ON.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found is not None else span


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return GAP.join(" ".join(span.of(text).split()) for span in spans)
