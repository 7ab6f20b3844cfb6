"""Issue 6: what lists and counts need of each exchange, so that they load no more than they show."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _key(of: str) -> sa.ForeignKey:
    return sa.ForeignKey(of, ondelete="CASCADE", onupdate="CASCADE")


def upgrade() -> None:
    """Add the tables. Exchanges that are there get rows of version 0: they are filled when the archive is opened."""
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
    op.execute(
        "INSERT INTO exchange_summaries (exchange, version, kind, realis, told_whole, sides, reports) "
        "SELECT DISTINCT exchange, 0, '', '', 0, '', 0 FROM judgements WHERE current"
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("exchange_facets")
    op.drop_table("exchange_summaries")
