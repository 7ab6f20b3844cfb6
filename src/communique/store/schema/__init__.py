"""The tables of an archive. Offsets are half-open code points into ``documents.text``.

Wherever a span is stored, ``words`` beside it are what it read when it was written, so that ``communique check`` can
tell a damaged offset from a sound one, and so that a person who opens the file sees the evidence.
"""

from __future__ import annotations

from communique.store.schema.columns import METADATA
from communique.store.schema.exchanges import (
    ALIASES,
    CLAIM_KEYS,
    CLAIMS,
    COUNTS,
    EXCHANGES,
    FACETS,
    JUDGEMENTS,
    PERSONS,
    SKETCHES,
    SPEAKERS,
    SUMMARIES,
    TAKING_PART,
)
from communique.store.schema.judging import (
    REVIEWS,
    RULING_ANCHORS,
    RULINGS,
)
from communique.store.schema.searching import (
    SEARCHED_DOCUMENTS,
    SEARCHED_STATEMENTS,
    WORDS_TABLES,
)
from communique.store.schema.texts import (
    ACTORS,
    CANDIDATES,
    CLUES,
    DOCUMENTS,
    MENTIONED,
    MENTIONS,
    NAMES,
    PARTICIPANTS,
    PEOPLE,
    PUBLIC_NAME,
    REPORTS,
    SPANS,
    STATEMENT_SPANS,
    STATEMENTS,
    TIMES,
)

__all__ = [
    "ACTORS",
    "ALIASES",
    "CANDIDATES",
    "CLAIMS",
    "CLAIM_KEYS",
    "CLUES",
    "COUNTS",
    "DOCUMENTS",
    "EXCHANGES",
    "FACETS",
    "JUDGEMENTS",
    "MENTIONED",
    "MENTIONS",
    "METADATA",
    "NAMES",
    "PARTICIPANTS",
    "PEOPLE",
    "PERSONS",
    "PUBLIC_NAME",
    "REPORTS",
    "REVIEWS",
    "RULINGS",
    "RULING_ANCHORS",
    "SEARCHED_DOCUMENTS",
    "SEARCHED_STATEMENTS",
    "SKETCHES",
    "SPANS",
    "SPEAKERS",
    "STATEMENTS",
    "STATEMENT_SPANS",
    "SUMMARIES",
    "TAKING_PART",
    "TIMES",
    "WORDS_TABLES",
]
