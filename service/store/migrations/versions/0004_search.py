"""What audits are searched by, and indexes for lists that are narrowed by a rule or by what an editor decided.

Audits that are there already become findable too.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from exonym.model import Format
from exonym.report import report_from_dict
from service.store.models.search import Words
from service.store.words import words_of_names, words_of_texts

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ROWS = 200
_PULSES = sa.table("pulses", sa.column("name", sa.String()), sa.column("at", sa.DateTime()))
INDEX = """
CREATE VIRTUAL TABLE audit_words_index USING fts5(
    words, content='audit_words', content_rowid='number', detail='none', columnsize=0, prefix='2 3',
    tokenize="ascii tokenchars '_'"
)
"""
"""The words are folded before they come here, so that all there is to do is to part them at spaces."""
ADD = "INSERT INTO audit_words_index(rowid, words) VALUES (new.number, new.words);"
REMOVE = "INSERT INTO audit_words_index(audit_words_index, rowid, words) VALUES ('delete', old.number, old.words);"
TRIGGERS = {
    "audit_words_added": f"AFTER INSERT ON audit_words BEGIN {ADD} END",
    "audit_words_changed": f"AFTER UPDATE OF words ON audit_words BEGIN {REMOVE} {ADD} END",
    "audit_words_removed": f"AFTER DELETE ON audit_words BEGIN {REMOVE} END",
}


def upgrade() -> None:
    """Make the tables and indexes, and read what is there."""
    op.create_table(
        "audit_words",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True),
        sa.Column("audit_id", sa.String(36), sa.ForeignKey("audits.id", ondelete="CASCADE"), nullable=False),
        sa.Column("words", Words(), nullable=False),
        sa.UniqueConstraint("audit_id"),
    )
    _replace_index()
    op.create_index(
        "ix_audits_workspace_state_id",
        "audits",
        ["workspace", "state", "id"],
        postgresql_where=_DECIDED,
        sqlite_where=_DECIDED,
    )
    op.bulk_insert(_PULSES, [{"name": "words-left", "at": None}])
    if _is_sqlite():
        op.execute(INDEX)
        for name, what in TRIGGERS.items():
            op.execute(f"CREATE TRIGGER {name} {what}")
    _read_all()
    if not _is_sqlite():
        op.create_index("ix_audit_words_words", "audit_words", ["words"], postgresql_using="gin")


def downgrade() -> None:
    """Drop what was added."""
    op.execute(sa.delete(_PULSES).where(_PULSES.c.name == "words-left"))
    if _is_sqlite():
        op.execute("DROP TABLE audit_words_index")
    op.drop_table("audit_words")
    op.drop_index("ix_audits_workspace_state_id", "audits")
    op.drop_index("ix_audit_findings_rule_audit_id", "audit_findings")
    op.create_index("ix_audit_findings_rule", "audit_findings", ["rule"])


_DECIDED = sa.text("state != 'open'")


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _replace_index() -> None:
    op.drop_index("ix_audit_findings_rule", "audit_findings")
    op.create_index("ix_audit_findings_rule_audit_id", "audit_findings", ["rule", "audit_id"])


def _read_all() -> None:
    """Write the words of every audit that is there."""
    texts = sa.table("audit_texts", *map(sa.column, ("audit_id", "target", "source", "format")))
    reports = sa.table("audit_reports", sa.column("audit_id"), sa.column("report", sa.JSON()))
    words = sa.table("audit_words", sa.column("audit_id"), sa.column("words", Words()))
    query = (
        sa.select(texts, reports.c.report)
        .outerjoin_from(texts, reports, reports.c.audit_id == texts.c.audit_id)
        .order_by(texts.c.audit_id)
        .limit(_ROWS)
    )
    after = ""
    while rows := op.get_bind().execute(query.where(texts.c.audit_id > after)).mappings().all():
        made = [{"audit_id": row["audit_id"], "words": _words(row)} for row in rows]
        op.get_bind().execute(sa.insert(words), made)
        after = rows[-1]["audit_id"]


def _words(row: sa.RowMapping) -> list[str]:
    names = words_of_names(report_from_dict(row["report"])) if row["report"] else []
    return sorted({*words_of_texts(row["target"], row["source"], Format(row["format"])), *names})
