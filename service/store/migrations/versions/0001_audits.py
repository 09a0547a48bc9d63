"""The first tables: audits with their texts, reports and findings, and the pulses of /readyz."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _audits()
    _texts()
    _reports()
    _findings()
    _pulses()


def downgrade() -> None:
    """Drop every table."""
    for table in ("pulses", "audit_findings", "audit_reports", "audit_texts", "audits"):
        op.drop_table(table)


def _audits() -> None:
    op.create_table(
        "audits",
        sa.Column("id", sa.String(36), primary_key=True),
        _required("status", sa.String(8)),
        sa.Column("pair_id", sa.String(200), index=True),
        sa.Column("source_lang", sa.String(35)),
        _required("target_lang", sa.String(35)),
        _required("profile", sa.String(40)),
        sa.Column("feed", sa.String(200), index=True),
        sa.Column("article_id", sa.String(200), index=True),
        sa.Column("revision", sa.String(200), index=True),
        sa.Column("url", sa.String(2000)),
        sa.Column("mt_system", sa.String(200), index=True),
        _required("created_at", sa.DateTime()),
        sa.Column("ended_at", sa.DateTime()),
        sa.Column("decision", sa.String(8), index=True),
        sa.Column("quality", sa.Double()),
        sa.Column("error", sa.Text()),
        sa.Column("claim", sa.String(36)),
        sa.Column("lease_until", sa.DateTime()),
        _required("tries", sa.Integer()),
        _required("resend_at", sa.DateTime()),
        _required("sends", sa.Integer()),
    )
    op.create_index("ix_audits_status_lease_until", "audits", ["status", "lease_until"])
    op.create_index("ix_audits_status_resend_at", "audits", ["status", "resend_at"])
    op.create_index("ix_audits_url", "audits", ["url"], postgresql_using="hash")


def _texts() -> None:
    op.create_table(
        "audit_texts",
        _audit_id(),
        _required("target", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("reference", sa.Text()),
    )


def _reports() -> None:
    op.create_table("audit_reports", _audit_id(), _required("report", sa.JSON()))


def _findings() -> None:
    op.create_table(
        "audit_findings",
        _audit_id(),
        sa.Column("position", sa.Integer(), primary_key=True),
        _required("code", sa.String(8)),
        _required("rule", sa.String(60), index=True),
        _required("severity", sa.String(8)),
        _required("confidence", sa.Double()),
        _required("side", sa.String(6)),
        _required("text", sa.Text()),
        _required("message", sa.Text()),
        _required("fingerprint", sa.String(64), index=True),
    )


def _pulses() -> None:
    table = op.create_table(
        "pulses", sa.Column("name", sa.String(40), primary_key=True), sa.Column("at", sa.DateTime())
    )
    op.bulk_insert(table, [{"name": "worker", "at": None}])


def _audit_id() -> sa.Column[str]:
    return sa.Column("audit_id", sa.String(36), sa.ForeignKey("audits.id", ondelete="CASCADE"), primary_key=True)


def _required(name: str, kind: sa.types.TypeEngine[Any], *, index: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, index=index)
