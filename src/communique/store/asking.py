"""Questions to an archive as SQL conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from communique.store.schema import ACTORS, ALIASES, JUDGEMENTS, NAMES, STATEMENTS
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Select

    from communique.model import StatementFilter


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
    if wanted.act is not None:
        asked.append(STATEMENTS.c.act == wanted.act)
    if wanted.contains is not None:
        asked.append(STATEMENTS.c.folded.contains(fold(" ".join(wanted.contains.split())), autoescape=True))
    if wanted.document is not None:
        asked.append(STATEMENTS.c.document == wanted.document)
    if wanted.exchange is not None:
        told = select(JUDGEMENTS.c.report).where(JUDGEMENTS.c.exchange == wanted.exchange, JUDGEMENTS.c.current)
        asked.append(STATEMENTS.c.report.in_(told))
    return asked


def _has_actor(role: str, wanted: str, side: str | None) -> ColumnElement[bool]:
    return exists().where(ACTORS.c.statement == STATEMENTS.c.id, ACTORS.c.role == role, is_called(wanted, side))


def is_called(wanted: str, side: str | None) -> ColumnElement[bool]:
    """Someone of this side, or someone whose name holds all these words, case and diacritics aside."""
    named = and_(*(ACTORS.c.folded.contains(word, autoescape=True) for word in fold(wanted).split()))
    return or_(ACTORS.c.side == side, named) if side is not None else named
