"""Questions to an archive as SQL conditions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from communique.model import StatementFilter
from communique.store.schema import ACTORS, ALIASES, JUDGEMENTS, NAMES, STATEMENTS
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Select


def current_slugs(meets: Callable[[ColumnElement[str]], ColumnElement[bool]]) -> Select[Any]:
    """The exchanges that a current report tells of and whose slug meets a condition."""
    told = select(JUDGEMENTS.c.exchange).where(JUDGEMENTS.c.current, meets(JUDGEMENTS.c.exchange))
    return told.distinct().order_by(JUDGEMENTS.c.exchange)


def former_slugs(meets: Callable[[ColumnElement[str]], ColumnElement[bool]]) -> Select[Any]:
    """The exchanges that a current report tells of and one of whose former slugs meets a condition."""
    told = exists().where(JUDGEMENTS.c.exchange == ALIASES.c.exchange, JUDGEMENTS.c.current)
    former = select(ALIASES.c.exchange).where(meets(ALIASES.c.alias), told)
    return former.distinct().order_by(ALIASES.c.exchange)


def statement_condition(wanted: StatementFilter) -> ColumnElement[bool]:
    """All that was asked for, of current documents."""
    return and_(exists().where(NAMES.c.document == STATEMENTS.c.document), *statement_conditions(wanted))


def statement_conditions(wanted: StatementFilter) -> list[ColumnElement[bool]]:
    """All that was asked for, whatever the documents."""
    asked: list[ColumnElement[bool]] = []
    if wanted.unsure:
        speaks = exists().where(ACTORS.c.statement == STATEMENTS.c.id, ACTORS.c.role == "speaker")
        asked += [STATEMENTS.c.reviewed.is_(None), ~speaks]
    if wanted.speaker is not None:
        asked.append(_has_actor("considered" if wanted.unsure else "speaker", wanted.speaker, wanted.speaker_side))
    if wanted.to is not None:
        asked.append(_has_actor("addressee", wanted.to, wanted.to_side))
    asked += _of_acts(wanted)
    if wanted.contains is not None:
        asked.append(STATEMENTS.c.folded.contains(fold(" ".join(wanted.contains.split())), autoescape=True))
    if wanted.document is not None:
        asked.append(STATEMENTS.c.document == wanted.document)
    if wanted.exchange is not None:
        asked.append(_told_of([wanted.exchange]))
    if wanted.exchanges is not None:
        asked.append(_told_of(wanted.exchanges))
    return asked


def _of_acts(wanted: StatementFilter) -> Iterator[ColumnElement[bool]]:
    """The acts that will do; kept from the planner, who would take their index for a selective one, where another is."""
    is_narrow = any(asked is not None for asked in (wanted.document, wanted.exchange, wanted.exchanges))
    act = STATEMENTS.c.act.concat("") if is_narrow else STATEMENTS.c.act
    if wanted.act is not None:
        yield act == wanted.act
    if wanted.acts is not None:
        yield act.in_(wanted.acts)


def _told_of(exchanges: Sequence[str]) -> ColumnElement[bool]:
    """Statements of current reports of these exchanges."""
    told = select(JUDGEMENTS.c.report).where(JUDGEMENTS.c.exchange.in_(each(exchanges)), JUDGEMENTS.c.current)
    return STATEMENTS.c.report.in_(told)


def each(values: Sequence[str]) -> Select[Any]:
    """Values as rows: they may be more than a question can have parameters."""
    return select(func.json_each(json.dumps(values)).table_valued("value").c.value)


def exchanges_saying(words: str, exchanges: Sequence[str]) -> Select[Any]:
    """Those of the exchanges in which a statement of a current document holds these words."""
    condition = statement_condition(StatementFilter(contains=words, exchanges=tuple(exchanges)))
    told = and_(JUDGEMENTS.c.report == STATEMENTS.c.report, JUDGEMENTS.c.current)
    return select(JUDGEMENTS.c.exchange).distinct().select_from(STATEMENTS).join(JUDGEMENTS, told).where(condition)


def _has_actor(role: str, wanted: str, side: str | None) -> ColumnElement[bool]:
    return exists().where(ACTORS.c.statement == STATEMENTS.c.id, ACTORS.c.role == role, is_called(wanted, side))


def is_called(wanted: str, side: str | None) -> ColumnElement[bool]:
    """Someone of this side, or someone whose name holds all these words, case and diacritics aside."""
    named = and_(*(ACTORS.c.folded.contains(word, autoescape=True) for word in fold(wanted).split()))
    return or_(ACTORS.c.side == side, named) if side is not None else named
