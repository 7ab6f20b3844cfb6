"""Issue 6: how many exchanges each sides had with each other, kept as exchanges come and go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

COUNTED = "{0}.realis = 'occurred' AND {0}.sides != ''"
DAY = "(SELECT {}(earliest) FROM exchange_summaries WHERE realis = 'occurred' AND sides = old.sides)"


def upgrade() -> None:
    """Add the table with the counts of what is there, and the triggers that keep them."""
    op.create_table(
        "exchange_counts",
        sa.Column("sides", sa.Text(), primary_key=True),
        sa.Column("exchanges", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(10)),
        sa.Column("last", sa.String(10)),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO exchange_counts (sides, exchanges, first, last) "  # noqa: S608  # names of ours
        "SELECT sides, count(*), min(earliest), max(earliest) FROM exchange_summaries "
        f"WHERE {COUNTED.format('exchange_summaries')} GROUP BY sides"
    )
    op.execute(
        f"CREATE TRIGGER exchange_summaries_come AFTER INSERT ON exchange_summaries WHEN {COUNTED.format('new')} BEGIN "  # noqa: S608  # names of ours
        "INSERT INTO exchange_counts (sides, exchanges, first, last) VALUES (new.sides, 1, new.earliest, new.earliest) "
        "ON CONFLICT (sides) DO UPDATE SET exchanges = exchanges + 1, "
        "first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)), "
        "last = max(coalesce(last, excluded.last), coalesce(excluded.last, last)); END"
    )
    op.execute(
        f"CREATE TRIGGER exchange_summaries_gone AFTER DELETE ON exchange_summaries WHEN {COUNTED.format('old')} BEGIN "  # noqa: S608  # names of ours
        f"UPDATE exchange_counts SET exchanges = exchanges - 1, first = {DAY.format('min')}, last = {DAY.format('max')} "
        "WHERE sides = old.sides; "
        "DELETE FROM exchange_counts WHERE sides = old.sides AND exchanges = 0; END"
    )


def downgrade() -> None:
    """Drop them again."""
    for name in ("come", "gone"):
        op.execute(f"DROP TRIGGER exchange_summaries_{name}")
    op.drop_table("exchange_counts")
