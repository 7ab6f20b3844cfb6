"""Issue 5: full text over statements and documents, by SQLite FTS5."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

INDEXES = (("statement_words", "words", "searched_statements"), ("document_words", "title, body", "searched_documents"))


def upgrade() -> None:
    """Add the tables and the virtual ones that hold words; what is there already is indexed when the archive is opened."""
    op.create_table(
        "searched_statements",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column(
            "statement", sa.String(16), sa.ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, unique=True
        ),
        sa.Column("day", sa.String(10)),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("outlet", sa.Text()),
        sa.Column("speakers", sa.Text(), nullable=False),
    )
    op.create_table(
        "searched_documents",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column(
            "document",
            sa.String(64),
            sa.ForeignKey("documents.sha256", ondelete="CASCADE"),
            nullable=False,
            unique=True,
        ),
        sa.Column("day", sa.String(10)),
        sa.Column("outlet", sa.Text()),
    )
    for words, columns, rows in INDEXES:
        op.execute(f"CREATE VIRTUAL TABLE {words} USING fts5({columns}, tokenize='ascii')")
        op.execute(
            f"CREATE TRIGGER {rows}_gone AFTER DELETE ON {rows} BEGIN DELETE FROM {words} WHERE rowid = old.id; END"  # noqa: S608
        )


def downgrade() -> None:
    """Drop them again."""
    for words, _, rows in INDEXES:
        op.execute(f"DROP TRIGGER {rows}_gone")
        op.drop_table(rows)
        op.execute(f"DROP TABLE {words}")
