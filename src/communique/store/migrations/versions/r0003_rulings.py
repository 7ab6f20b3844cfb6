"""Issue 3: what linking needs of each report, rulings by hand, and what slugs are made of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns and tables. Reports that are there already get rows of version 0: they are linked again at the
    first writing.
    """
    for name, kind in (("base", sa.String(128)), ("people", sa.Text()), ("anchor", sa.String(16))):
        op.add_column("exchanges", sa.Column(name, kind))
    op.create_index("ix_exchanges_base", "exchanges", ["base"])
    op.create_table(
        "claims",
        sa.Column("report", sa.String(16), sa.ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False, index=True),
        sa.Column("data", sa.Text()),
    )
    op.create_table(
        "claim_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("last", sa.String(10), nullable=False),
        sa.Column("report", sa.String(16), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Index("ix_claim_keys_key_day", "key", "day"),
    )
    op.create_table(
        "sketches",
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
        sa.Column("data", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "rulings",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("verb", sa.String(8), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made", sa.String(32), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("undone", sa.String(32)),
        sa.Column("undone_by", sa.Text()),
        sa.Column("undone_why", sa.Text()),
    )
    op.create_table(
        "ruling_anchors",
        sa.Column("ruling", sa.Integer(), sa.ForeignKey("rulings.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False, index=True),
        sa.Column("document", sa.String(64), nullable=False, index=True),
        sa.Column("report", sa.String(16), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("bound", sa.String(16), index=True),
    )
    op.execute("INSERT INTO claims (report, version) SELECT id, 0 FROM reports")


def downgrade() -> None:
    """Drop them again."""
    for table in ("ruling_anchors", "rulings", "sketches", "claim_keys", "claims"):
        op.drop_table(table)
    op.drop_index("ix_exchanges_base", "exchanges")
    for name in ("anchor", "people", "base"):
        op.drop_column("exchanges", name)
