"""An exchange's statements gathered by what they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from communique.model import Theme
from communique.views.comparing.compare import account_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Reading, Span, StatementRecord

Key: TypeAlias = "tuple[str, tuple[Span, ...]]"
"""A statement by its document and its place in it."""


def make_themes(statements: Iterable[StatementRecord], readings: Iterable[Reading]) -> tuple[Theme, ...]:
    """Statements under their topics, in the order in which these first come up; those without one come last.
    ``readings`` are of the documents that hold them.
    """
    topics = {key: topic for reading in readings for key, topic in _topics(reading).items()}
    gathered: dict[str | None, list[StatementRecord]] = {}
    for record in statements:
        gathered.setdefault(topics.get((record.document, record.statement.content)), []).append(record)
    known = sorted(gathered, key=lambda topic: topic is None)
    return tuple(Theme(topic=topic, statements=tuple(gathered[topic])) for topic in known)


def _topics(reading: Reading) -> dict[Key, str]:
    """What each statement is about: the topic of its first clause that has one."""
    found: dict[Key, str] = {}
    for clause in account_of(reading).clauses:
        if clause.statement is not None and clause.topic is not None:
            content = reading.statements[clause.statement].content
            found.setdefault((reading.document.sha256, content), clause.topic)
    return found
