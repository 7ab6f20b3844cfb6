"""Issue 6: documents by the names under which a published archive shows them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

PUBLIC_NAME = r"""
CASE
    WHEN lower(substr(name, 1, 7)) = 'http://' OR lower(substr(name, 1, 8)) = 'https://' THEN name
    WHEN substr(name, 2, 2) = ':\' OR substr(name, 1, 2) = '\\'
    THEN substr(name, 1 + length(rtrim(name, replace(replace(name, '\', ''), '/', ''))))
    ELSE substr(name, 1 + length(rtrim(name, replace(name, '/', ''))))
END
"""


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_document_names_public", "document_names", [sa.text(PUBLIC_NAME), "document"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_index("ix_document_names_public", "document_names")
