"""Columns that several tables have."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Text

METADATA = MetaData()
CASCADE = "CASCADE"


def document_column() -> Column[str]:
    """The text that a row belongs to; it goes with it."""
    key = ForeignKey("documents.sha256", ondelete=CASCADE)
    return Column("document", String(64), key, nullable=False, index=True)


def owner_column(table: str, name: str) -> Column[str]:
    """The row of another table that a row belongs to."""
    return Column(name, String(16), ForeignKey(f"{table}.id", ondelete=CASCADE), nullable=False, index=True)


def number_column() -> Column[int]:
    """The place of a row among those of its owner."""
    return Column("number", Integer, nullable=False)


def entry_columns() -> tuple[Column[str], Column[str]]:
    """Who a person is in the tables of knowledge, and the posts that these give them."""
    posts = Column("posts", Text, nullable=False, server_default="[]", comment="a JSON list of ids")
    return Column("entry", Text, index=True), posts


def interval_columns() -> tuple[Column[str], Column[str], Column[str], Column[bool]]:
    """First and last day, how they are known, and whether the interval is the event's own length."""
    first, last = Column("earliest", String(10), index=True), Column("latest", String(10))
    return first, last, Column("date_basis", String(16)), Column("date_exact", Boolean)


def span_columns(prefix: str = "") -> tuple[Column[int], Column[int], Column[str]]:
    """A span and the words that it read."""
    return Column(f"{prefix}start", Integer), Column(f"{prefix}end", Integer), Column(f"{prefix}words", Text)


def exchange_column() -> Column[str]:
    """The exchange that a row belongs to, by its slug."""
    key = ForeignKey("exchanges.id", ondelete=CASCADE, onupdate=CASCADE)
    return Column("exchange", String(128), key, nullable=False, index=True)
