"""The log of who did what, and what workspaces make of rules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from service.store.types import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table(
        "log",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("workspace", sa.String(40), sa.ForeignKey("workspaces.name"), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("by", sa.String(300), nullable=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("about", sa.String(300), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
    )
    op.create_index("ix_log_workspace_id", "log", ["workspace", "id"])
    op.create_index("ix_log_at", "log", ["at"])
    op.create_table(
        "rule_choices",
        sa.Column("workspace", sa.String(40), sa.ForeignKey("workspaces.name"), primary_key=True),
        sa.Column("profile", sa.String(40), primary_key=True),
        sa.Column("rule", sa.String(60), primary_key=True),
        sa.Column("choice", sa.String(8), nullable=False),
    )


def downgrade() -> None:
    """Forget who did what, and what was chosen."""
    op.drop_table("rule_choices")
    op.drop_table("log")
