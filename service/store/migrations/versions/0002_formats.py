"""What the texts of an audit are written in. Those that are there already are plain text."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("audit_texts", sa.Column("format", sa.String(8), nullable=False, server_default="text"))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("audit_texts", "format")
