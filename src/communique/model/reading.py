"""Everything that was read from one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.document import Document
    from communique.model.report import MentionedExchange, Report
    from communique.model.statement import Mention, Person, Statement
    from communique.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with its annotations. Spans index ``document.text``; ``reader`` is the version that read it.

    ``skipped`` says why nothing was read ("language: vi"), None when the document was read.
    """

    document: Document
    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    reports: tuple[Report, ...]
    mentioned: tuple[MentionedExchange, ...]
    reader: str
    times: tuple[TimeExpression, ...] = ()
    skipped: str | None = None
