"""Issue 4: in whose name a statement is made, whether it is relayed, how strong and how sure it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = (
    ("strength", sa.Integer()),
    ("confidence", sa.Float()),
    ("behalf_start", sa.Integer()),
    ("behalf_end", sa.Integer()),
    ("behalf_words", sa.Text()),
)


def upgrade() -> None:
    """Add columns; what was read before has them empty until it is read anew."""
    op.add_column("statements", sa.Column("relayed", sa.Boolean(), nullable=False, server_default="0"))
    for name, kind in COLUMNS:
        op.add_column("statements", sa.Column(name, kind))


def downgrade() -> None:
    """Drop them again."""
    for name in ("relayed", *(name for name, _ in COLUMNS)):
        op.drop_column("statements", name)
