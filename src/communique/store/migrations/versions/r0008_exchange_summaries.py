"""Issue 6: what lists and counts of exchanges and people need, so that they load no more than they show."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _key(of: str) -> sa.ForeignKey:
    return sa.ForeignKey(of, ondelete="CASCADE", onupdate="CASCADE")


def _somebody() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("side", sa.String(32)),
        sa.Column("office", sa.Text()),
    )


def _count(table: str, counted: str, one: str) -> None:
    """Let triggers keep the count of the rows of a table, each of which counts so many."""
    op.execute(
        f"CREATE TRIGGER {table}_come AFTER INSERT ON {table} BEGIN "  # noqa: S608  # names of ours
        f"INSERT INTO person_counts (person, name, side, {counted}) "
        f"VALUES (new.person, new.name, coalesce(new.side, ''), {one.format('new')}) "
        f"ON CONFLICT (person, name, side) DO UPDATE SET {counted} = {counted} + excluded.{counted}; END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_gone AFTER DELETE ON {table} BEGIN "  # noqa: S608  # names of ours
        f"UPDATE person_counts SET {counted} = {counted} - {one.format('old')} "
        "WHERE person = old.person AND name = old.name AND side = coalesce(old.side, ''); "
        "DELETE FROM person_counts WHERE person = old.person AND name = old.name AND side = coalesce(old.side, '') "
        "AND exchanges = 0 AND statements = 0; END"
    )


def _sought() -> tuple[sa.Column[object], ...]:
    """The new columns of mentions, made anew at each call, since a column belongs to one table."""
    return (
        sa.Column("sought", sa.Text()),
        sa.Column("sought_first", sa.String(10)),
        sa.Column("sought_last", sa.String(10)),
        sa.Column("sought_version", sa.Integer(), nullable=False, server_default="0"),
    )


def upgrade() -> None:
    """Add the tables. Exchanges that are there get rows of version 0: these are filled, and speakers entered, when the
    archive is opened.
    """
    op.create_table(
        "exchange_summaries",
        sa.Column("exchange", sa.String(128), _key("exchanges.id"), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False, index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("realis", sa.String(16), nullable=False),
        sa.Column("earliest", sa.String(10)),
        sa.Column("latest", sa.String(10)),
        sa.Column("told_first", sa.String(10)),
        sa.Column("told_last", sa.String(10)),
        sa.Column("told_whole", sa.Boolean(), nullable=False),
        sa.Column("sides", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Index("ix_exchange_summaries_earliest", "earliest", "exchange"),
        sa.Index("ix_exchange_summaries_sides", "realis", "sides", "earliest", "exchange"),
    )
    op.create_table(
        "exchange_facets",
        sa.Column("facet", sa.String(8), primary_key=True),
        sa.Column("value", sa.Text(), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column(
            "exchange",
            sa.String(128),
            _key("exchange_summaries.exchange"),
            primary_key=True,
            index=True,
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "exchange_people",
        sa.Column("exchange", sa.String(128), _key("exchange_summaries.exchange"), nullable=False, index=True),
        *_somebody(),
        sa.Column("day", sa.String(10)),
        sa.Index("ix_exchange_people_person_day", "person", "day"),
    )
    op.create_table(
        "document_speakers",
        sa.Column(
            "document", sa.String(64), sa.ForeignKey("documents.sha256", ondelete="CASCADE"), nullable=False, index=True
        ),
        *_somebody(),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Index("ix_document_speakers_person", "person"),
    )
    op.create_table(
        "person_counts",
        sa.Column("person", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("side", sa.String(32), primary_key=True),
        sa.Column("exchanges", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("statements", sa.Integer(), nullable=False, server_default="0"),
        sqlite_with_rowid=False,
    )
    _count("exchange_people", "exchanges", "1")
    _count("document_speakers", "statements", "{}.statements")
    for column in _sought():
        op.add_column("mentioned_exchanges", column)
    op.create_index("ix_mentioned_exchanges_sought", "mentioned_exchanges", ["sought", "sought_first"])
    op.create_index("ix_mentioned_exchanges_sought_version", "mentioned_exchanges", ["sought_version"])
    op.create_index("ix_people_name", "people", ["name", "entry"])
    op.execute(
        "INSERT INTO exchange_summaries (exchange, version, kind, realis, told_whole, sides, reports) "
        "SELECT DISTINCT exchange, 0, '', '', 0, '', 0 FROM judgements WHERE current"
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_index("ix_people_name", "people")
    for name in ("sought_version", "sought"):
        op.drop_index(f"ix_mentioned_exchanges_{name}", "mentioned_exchanges")
    for column in reversed(_sought()):
        op.drop_column("mentioned_exchanges", column.name)
    for table in ("exchange_people", "document_speakers", "person_counts"):
        op.drop_table(table)
    op.drop_table("exchange_facets")
    op.drop_table("exchange_summaries")
