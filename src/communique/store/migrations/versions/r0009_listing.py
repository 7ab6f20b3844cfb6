"""Issue 6: statements by who speaks, who is spoken to and when, and outlets with their sides, without going through all texts.

It follows 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the indexes."""
    op.create_index("ix_searched_statements_speakers", "searched_statements", ["speakers", "act"])
    op.create_index("ix_searched_statements_day", "searched_statements", ["day"])
    op.create_index("ix_documents_outlet", "documents", ["outlet", "outlet_side", "sha256"])
    addressee = sa.text("role = 'addressee'")
    columns = ["folded", "side", "statement"]
    op.create_index("ix_statement_actors_addressee", "statement_actors", columns, sqlite_where=addressee)


def downgrade() -> None:
    """Drop them again."""
    op.drop_index("ix_statement_actors_addressee", "statement_actors")
    op.drop_index("ix_documents_outlet", "documents")
    op.drop_index("ix_searched_statements_day", "searched_statements")
    op.drop_index("ix_searched_statements_speakers", "searched_statements")
