"""Thresholds that workspaces choose, by profile."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "threshold_choices",
        sa.Column("workspace", sa.String(40), sa.ForeignKey("workspaces.name"), primary_key=True),
        sa.Column("profile", sa.String(40), primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.Float(), nullable=False),
    )


def downgrade() -> None:
    """Forget what was chosen."""
    op.drop_table("threshold_choices")
