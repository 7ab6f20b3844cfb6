"""Issue 4: judgements by hand on who made a statement."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, and the column by which a statement knows its review."""
    op.add_column("statements", sa.Column("reviewed", sa.Integer()))
    op.create_index("ix_statements_reviewed", "statements", ["reviewed"])
    op.create_table(
        "reviews",
        sa.Column(
            "ruling",
            sa.Integer(),
            sa.ForeignKey("rulings.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("name", sa.Text(), nullable=False, index=True),
        sa.Column("document", sa.String(64), nullable=False, index=True),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    """Drop them again; statements have the reader's own speakers, and the log knows nothing of reviews."""
    reviewed = "SELECT id FROM statements WHERE reviewed IS NOT NULL"
    op.execute(f"DELETE FROM statement_actors WHERE role = 'speaker' AND statement IN ({reviewed})")  # noqa: S608
    op.execute("UPDATE statement_actors SET role = 'speaker' WHERE role = 'read'")
    op.execute("DELETE FROM rulings WHERE id IN (SELECT ruling FROM reviews)")
    op.drop_table("reviews")
    op.drop_index("ix_statements_reviewed", "statements")
    op.drop_column("statements", "reviewed")
