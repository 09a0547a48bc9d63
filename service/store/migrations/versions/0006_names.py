"""Names across articles, and what workspaces decide about them."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    _make_seen()
    _make_decided()


def downgrade() -> None:
    """Drop them."""
    for table in (
        "house_books",
        "house_name_changes",
        "house_names",
        "name_merges",
        "names_seen",
        "name_forms",
        "names",
    ):
        op.drop_table(table)


def _make_seen() -> None:
    op.create_table(
        "names",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("workspace", sa.String(40), nullable=False),
        sa.Column("entity", sa.String(200), nullable=False),
        sa.Column("folded", sa.String(400), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("house", sa.String(200)),
        sa.UniqueConstraint("workspace", "entity"),
    )
    op.create_index("ix_names_workspace_folded_id", "names", ["workspace", "folded", "id"])
    op.create_table(
        "name_forms",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("name_id", sa.String(36), sa.ForeignKey("names.id", ondelete="CASCADE"), nullable=False),
        sa.Column("side", sa.String(6), nullable=False),
        sa.Column("lang", sa.String(35), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("folded", sa.String(400), nullable=False),
        sa.Column("base", sa.String(400)),
        sa.UniqueConstraint("name_id", "side", "lang", "text"),
    )
    op.create_table(
        "names_seen",
        sa.Column("form_id", sa.String(36), sa.ForeignKey("name_forms.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("audit_id", sa.String(36), sa.ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )
    op.create_index("ix_names_seen_audit_id", "names_seen", ["audit_id"])


def _make_decided() -> None:
    op.create_table(
        "name_merges",
        _workspace(key=True),
        sa.Column("entity", sa.String(200), primary_key=True),
        sa.Column("into", sa.String(200), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        *_who_and_when(),
    )
    op.create_table(
        "house_names",
        _workspace(key=True),
        sa.Column("entity", sa.String(200), primary_key=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("house", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("accepted", sa.JSON(), nullable=False),
        sa.Column("forbidden", sa.JSON(), nullable=False),
        sa.Column("forms", sa.JSON(), nullable=False),
        *_who_and_when(),
    )
    op.create_table(
        "house_name_changes",
        sa.Column("id", sa.String(36), primary_key=True),
        _workspace(),
        sa.Column("entity", sa.String(200), nullable=False),
        sa.Column("entry", sa.JSON()),
        *_who_and_when(),
    )
    columns = ["workspace", "entity", "id"]
    op.create_index("ix_house_name_changes_workspace_entity_id", "house_name_changes", columns)
    op.create_table(
        "house_books",
        _workspace(key=True),
        sa.Column("version", sa.String(12)),
        sa.Column("learned", sa.JSON(), nullable=False),
    )


def _workspace(*, key: bool = False) -> sa.Column[str]:
    return sa.Column("workspace", sa.String(40), sa.ForeignKey("workspaces.name"), primary_key=key, nullable=False)


def _who_and_when() -> tuple[sa.Column[str], sa.Column[datetime]]:
    return sa.Column("by", sa.String(254)), sa.Column("at", sa.DateTime(), nullable=False)
