"""What editors decided, and which findings are dismissed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and room for the mark on findings."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("workspace", sa.String(40), sa.ForeignKey("workspaces.name"), nullable=False),
        sa.Column("audit_id", sa.String(36), sa.ForeignKey("audits.id", ondelete="SET NULL")),
        sa.Column("by", sa.String(254), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("decision", sa.String(12), nullable=False),
        sa.Column("scope", sa.String(9), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("rule", sa.String(60), nullable=False),
        sa.Column("surface", sa.String(64), nullable=False),
        sa.Column("name_surface", sa.String(64)),
        sa.Column("article", sa.String(210)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source_text", sa.Text()),
        sa.Column("source_lang", sa.String(35)),
        sa.Column("entity", sa.Text()),
        sa.Column("reason", sa.Text()),
        sa.Column("replacement", sa.Text()),
        sa.Column("undone_by", sa.String(254)),
        sa.Column("undone_at", sa.DateTime()),
    )
    op.create_table(
        "editor_acts",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("workspace", sa.String(40), sa.ForeignKey("workspaces.name"), nullable=False),
        sa.Column("audit_id", sa.String(36), sa.ForeignKey("audits.id", ondelete="CASCADE"), nullable=False),
        sa.Column("by", sa.String(254), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("act", sa.String(8), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("about", sa.String(36)),
    )
    for table, columns in INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    op.add_column("audit_findings", sa.Column("dismissed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_audit_findings_audit_id", "audit_findings", ["audit_id"], postgresql_where=DISMISSED, sqlite_where=DISMISSED
    )


def downgrade() -> None:
    """Drop what was added."""
    op.drop_index("ix_audit_findings_audit_id", "audit_findings")
    op.drop_column("audit_findings", "dismissed")
    op.drop_table("editor_acts")
    op.drop_table("decisions")


DISMISSED = sa.text("dismissed")
INDEXES = (
    ("decisions", ("audit_id",)),
    ("decisions", ("workspace", "scope", "surface")),
    ("decisions", ("workspace", "scope", "name_surface")),
    ("decisions", ("workspace", "article")),
    ("decisions", ("workspace", "rule")),
    ("editor_acts", ("audit_id",)),
    ("editor_acts", ("workspace", "id")),
)
