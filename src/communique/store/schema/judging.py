"""Judgements by hand, and what they speak of."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from communique.store.schema.columns import CASCADE, METADATA

RULINGS = Table(
    "rulings",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("verb", String(8), nullable=False, comment="merge, split, right, wrong or speaker"),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("made", String(32), nullable=False, comment="UTC, ISO 8601"),
    Column(
        "told",
        Text,
        nullable=False,
        comment="what was judged: exchanges as they were called then, or the words of a statement",
    ),
    Column("undone", String(32), comment="UTC, ISO 8601"),
    Column("undone_by", Text),
    Column("undone_why", Text),
    comment="Judgements by hand, which win over automatic ones; an undone one stays.",
)
RULING_ANCHORS = Table(
    "ruling_anchors",
    METADATA,
    Column("ruling", Integer, ForeignKey("rulings.id", ondelete=CASCADE), nullable=False, index=True),
    Column("part", Integer, nullable=False, comment="of a split: 0 what was split off, 1 what stayed"),
    Column("name", Text, nullable=False, index=True, comment="of the document"),
    Column("document", String(64), nullable=False, index=True),
    Column("report", String(16), nullable=False),
    Column("data", Text, nullable=False, comment="the claim as it was then, a JSON object"),
    Column("bound", String(16), index=True, comment="the report that tells of it now"),
    comment="The reports that a ruling speaks of, found again when a document is read anew.",
)
REVIEWS = Table(
    "reviews",
    METADATA,
    Column("ruling", Integer, ForeignKey("rulings.id", ondelete=CASCADE), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, index=True, comment="of the document"),
    Column("document", String(64), nullable=False, index=True),
    Column("spans", Text, nullable=False, comment="a JSON list of [start, end]"),
    Column("words", Text, nullable=False, comment="what they read, joined by ' … '"),
    Column("cue", Text, comment="the words of the cue"),
    Column("source", Text, comment="the words that name who speaks"),
    Column("given", Text, nullable=False, comment="a JSON list of [name, side]: whom the reader gave or considered"),
    Column("speakers", Text, nullable=False, comment="a JSON list of [name, side]: the speakers by this ruling"),
    comment="The statement that a ruling speaks of, as it was then; found again when a document is read anew.",
)
