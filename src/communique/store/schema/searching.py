"""What search looks through."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from communique.store.schema.columns import CASCADE, METADATA

SEARCHED_STATEMENTS = Table(
    "searched_statements",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True, comment="the row of statement_words"),
    Column("statement", String(16), ForeignKey("statements.id", ondelete=CASCADE), nullable=False, unique=True),
    Column("day", String(10), comment="the first that its report gives, else that of the document's publication"),
    Column("act", String(16), nullable=False),
    Column("outlet", Text),
    Column("speakers", Text, nullable=False, comment="a JSON list of [name, side], as they are now"),
    Index("ix_searched_statements_speakers", "speakers", "act"),
    Index("ix_searched_statements_day", "day"),
    comment="Statements of current documents; their folded words are in statement_words (SQLite FTS5).",
)
SEARCHED_DOCUMENTS = Table(
    "searched_documents",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True, comment="the row of document_words"),
    Column("document", String(64), ForeignKey("documents.sha256", ondelete=CASCADE), nullable=False, unique=True),
    Column("day", String(10), comment="of publication"),
    Column("outlet", Text),
    comment="Current documents; the folded words of title and body are in document_words (SQLite FTS5).",
)
WORDS_TABLES = ("statement_words", "document_words")
"""Virtual tables that SQLite keeps beside these; ``store.search`` knows them."""
