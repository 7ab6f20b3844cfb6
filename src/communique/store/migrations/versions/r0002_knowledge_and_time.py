"""Issue 3: time expressions, candidates of publication, clues of days, resolved people, who asked and how that is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _added() -> tuple[tuple[str, tuple[sa.Column[object], ...]], ...]:
    """The new columns of each table: made anew at each call, since a column belongs to one table."""
    return (
        (
            "documents",
            (
                sa.Column("published_moment", sa.String(40)),
                sa.Column("published_note", sa.Text()),
            ),
        ),
        ("people", (sa.Column("entry", sa.Text()), sa.Column("posts", sa.Text(), nullable=False, server_default="[]"))),
        ("mentions", (sa.Column("entry", sa.Text()),)),
        (
            "mentioned_exchanges",
            (
                sa.Column("earliest", sa.String(10)),
                sa.Column("latest", sa.String(10)),
                sa.Column("date_basis", sa.String(16)),
                sa.Column("date_exact", sa.Boolean()),
                sa.Column("date_start", sa.Integer()),
                sa.Column("date_end", sa.Integer()),
                sa.Column("date_words", sa.Text()),
                sa.Column("sides", sa.Text(), nullable=False, server_default="[]"),
                sa.Column("people", sa.Text(), nullable=False, server_default="[]"),
            ),
        ),
        (
            "reports",
            (
                sa.Column("date_confidence", sa.Float()),
                sa.Column("request_basis", sa.String(16)),
                sa.Column("request_start", sa.Integer()),
                sa.Column("request_end", sa.Integer()),
                sa.Column("request_words", sa.Text()),
            ),
        ),
        (
            "participants",
            (sa.Column("entry", sa.Text()), sa.Column("posts", sa.Text(), nullable=False, server_default="[]")),
        ),
    )


INDEXED = (("people", "entry"), ("mentions", "entry"), ("mentioned_exchanges", "earliest"), ("participants", "entry"))


def _document() -> sa.Column[object]:
    key = sa.ForeignKey("documents.sha256", ondelete="CASCADE")
    return sa.Column("document", sa.String(64), key, nullable=False, index=True)


def _span() -> tuple[sa.Column[object], ...]:
    return sa.Column("start", sa.Integer()), sa.Column("end", sa.Integer()), sa.Column("words", sa.Text())


def upgrade() -> None:
    """Add columns and tables. What was read before lacks what they hold: its digest no longer tells."""
    for table, columns in _added():
        for column in columns:
            op.add_column(table, column)
    for table, name in INDEXED:
        op.create_index(f"ix_{table}_{name}", table, [name])
    op.create_table(
        "publication_candidates",
        _document(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("basis", sa.String(16), nullable=False),
        sa.Column("moment", sa.String(40)),
        sa.Column("note", sa.Text(), nullable=False),
        *_span(),
    )
    op.create_table(
        "times",
        _document(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("granularity", sa.String(16), nullable=False),
        sa.Column("anchor", sa.String(16), nullable=False),
        sa.Column("earliest", sa.String(10)),
        sa.Column("latest", sa.String(10)),
        sa.Column("mod", sa.String(16)),
        sa.Column("base", sa.String(10)),
        sa.Column("event", sa.Text()),
        *_span(),
    )
    op.create_table(
        "clues",
        sa.Column("report", sa.String(16), sa.ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("says", sa.Text(), nullable=False),
        sa.Column("windows", sa.Text(), nullable=False),
        sa.Column("weekday", sa.Integer()),
        sa.Column("strength", sa.Float(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        *_span(),
    )
    op.execute("UPDATE documents SET digest = ''")


def downgrade() -> None:
    """Drop them again; digests of an older reader's are gone with what they told."""
    for table in ("clues", "times", "publication_candidates"):
        op.drop_table(table)
    for table, name in INDEXED:
        op.drop_index(f"ix_{table}_{name}", table)
    for table, columns in reversed(_added()):
        for column in reversed(columns):
            op.drop_column(table, column.name)
