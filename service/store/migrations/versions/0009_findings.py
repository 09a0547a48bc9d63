"""Findings know their workspace, so that questions across audits need not look at each audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OF_OTHERS = """
UPDATE audit_findings
SET workspace = (SELECT audits.workspace FROM audits WHERE audits.id = audit_findings.audit_id)
WHERE audit_id IN (SELECT id FROM audits WHERE workspace <> 'default')
"""


def upgrade() -> None:
    """Add the column; those that are there have their audit's."""
    op.add_column("audit_findings", sa.Column("workspace", sa.String(40), nullable=False, server_default="default"))
    op.execute(_OF_OTHERS)
    op.drop_index("ix_audit_findings_rule_audit_id", "audit_findings")
    columns = ["workspace", "rule", "audit_id", "dismissed"]
    op.create_index("ix_audit_findings_workspace_rule_audit_id_dismissed", "audit_findings", columns)


def downgrade() -> None:
    """Look at each audit again."""
    op.drop_index("ix_audit_findings_workspace_rule_audit_id_dismissed", "audit_findings")
    op.create_index("ix_audit_findings_rule_audit_id", "audit_findings", ["rule", "audit_id"])
    op.drop_column("audit_findings", "workspace")
