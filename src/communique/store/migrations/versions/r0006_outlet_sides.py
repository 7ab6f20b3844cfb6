"""Issue 5: the side that a document's outlet publishes for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column. Older readings lack it, and their digests no longer tell, until they are read again."""
    op.add_column("documents", sa.Column("outlet_side", sa.String(32)))
    op.execute("UPDATE documents SET digest = ''")


def downgrade() -> None:
    """Drop it again; the digests go with it."""
    op.execute("UPDATE documents SET digest = ''")
    op.drop_column("documents", "outlet_side")
