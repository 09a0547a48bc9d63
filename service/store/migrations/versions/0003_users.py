"""Workspaces, keys and users; batches; connectors; webhooks; and to whom audits belong."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    "webhook_attempts",
    "webhook_deliveries",
    "webhook_endpoints",
    "halves",
    "article_revisions",
    "hook_events",
    "connectors",
    "idempotency_keys",
    "users",
    "api_keys",
)
INDEXES: tuple[tuple[str, ...], ...] = (
    ("status", "lane", "sends", "resend_at"),
    ("status", "lane", "id"),
    ("workspace", "id"),
    ("workspace", "target_digest", "id"),
)
OFTEN_ABSENT: tuple[tuple[str, ...], ...] = (
    ("pair_id",),
    ("feed",),
    ("article_id",),
    ("revision",),
    ("mt_system",),
    ("decision",),
    ("url",),
)
OF_BATCHES: tuple[tuple[str, ...], ...] = (("batch_id", "batch_line"), ("batch_id", "status"))
COLUMNS = (
    "workspace",
    "lane",
    "length",
    "target_digest",
    "request_id",
    "batch_id",
    "batch_line",
    "previous",
    "state",
    "note",
    "title",
)


def upgrade() -> None:
    """Make the tables, and give the audits that are there to the default workspace."""
    _access()
    _batches()
    _audits()
    _connectors()
    _webhooks()
    op.execute("INSERT INTO pulses (name) VALUES ('web')")
    _counts()


def downgrade() -> None:
    """Drop what was added."""
    op.execute("DELETE FROM pulses WHERE name = 'web'")
    op.drop_table("counts")
    for table in TABLES:
        op.drop_table(table)
    for columns in (*INDEXES, *OFTEN_ABSENT, *OF_BATCHES):
        op.drop_index("_".join(("ix_audits", *columns)), "audits")
    _index("audits", "status", "resend_at")
    for columns in OFTEN_ABSENT:
        hashed: dict[str, Any] = {"postgresql_using": "hash"} if columns == ("url",) else {}
        op.create_index(f"ix_audits_{columns[0]}", "audits", list(columns), **hashed)
    for column in COLUMNS:
        op.drop_column("audits", column)
    for table in ("batch_rejected_lines", "batches", "workspaces"):
        op.drop_table(table)


def _access() -> None:
    workspaces = op.create_table(
        "workspaces",
        sa.Column("name", sa.String(40), primary_key=True),
        _required("created_at", sa.DateTime()),
    )
    op.bulk_insert(workspaces, [{"name": "default", "created_at": datetime.now(UTC).replace(tzinfo=None)}])
    op.create_table(
        "api_keys",
        _id(),
        _workspace(index=True),
        _required("name", sa.String(100)),
        _required("digest", sa.String(64)),
        _required("scopes", sa.String(40)),
        _required("created_at", sa.DateTime()),
        sa.Column("expires_at", sa.DateTime()),
        sa.Column("revoked_at", sa.DateTime()),
        sa.Column("last_used_at", sa.DateTime()),
        sa.UniqueConstraint("digest"),
    )
    op.create_table(
        "users",
        _id(),
        _workspace(index=True),
        _required("email", sa.String(254)),
        _required("role", sa.String(8)),
        _required("password", sa.String(200)),
        _required("created_at", sa.DateTime()),
        sa.UniqueConstraint("email"),
    )
    op.create_table(
        "idempotency_keys",
        _workspace(primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        _required("digest", sa.String(64)),
        _required("answer", sa.JSON()),
        sa.Column("audit_id", sa.String(36), _cascade("audits.id"), index=True),
        _required("created_at", sa.DateTime(), index=True),
    )


def _batches() -> None:
    op.create_table(
        "batches",
        _id(),
        _workspace(),
        _required("status", sa.String(10)),
        _required("total", sa.Integer()),
        _required("rejected", sa.Integer()),
        _required("created_at", sa.DateTime()),
        _required("received_at", sa.DateTime()),
        sa.Column("ended_at", sa.DateTime()),
    )
    _index("batches", "workspace", "id")
    _index("batches", "status", "created_at")
    op.create_table(
        "batch_rejected_lines",
        sa.Column("batch_id", sa.String(36), _cascade("batches.id"), primary_key=True),
        sa.Column("line", sa.Integer(), primary_key=True),
        _required("error", sa.Text()),
    )


def _audits() -> None:
    for column in (
        _required("workspace", sa.String(40), server_default="default"),
        _required("lane", sa.String(20), server_default="audits.interactive"),
        _required("length", sa.Integer(), server_default="0"),
        sa.Column("target_digest", sa.String(64)),
        sa.Column("request_id", sa.String(200)),
        sa.Column("batch_id", sa.String(36)),
        sa.Column("batch_line", sa.Integer()),
        sa.Column("previous", sa.String(36)),
        _required("state", sa.String(8), server_default="open"),
        sa.Column("note", sa.Text()),
        sa.Column("title", sa.String(200)),
    ):
        op.add_column("audits", column)
    op.drop_index("ix_audits_status_resend_at", "audits")
    for columns in INDEXES:
        _index("audits", *columns)
    for columns in OFTEN_ABSENT:
        op.drop_index(f"ix_audits_{columns[0]}", "audits")
    for columns in (*OFTEN_ABSENT, *OF_BATCHES):
        _index_of_those_with(*columns)


def _connectors() -> None:
    op.create_table(
        "connectors",
        _id(),
        _workspace(index=True),
        _required("name", sa.String(60)),
        _required("kind", sa.String(20)),
        _required("secret", sa.Text()),
        _required("mapping", sa.JSON()),
        _required("target_lang", sa.String(35)),
        _required("source_langs", sa.JSON()),
        _required("format", sa.String(8)),
        _required("created_at", sa.DateTime()),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "hook_events",
        sa.Column("connector_id", sa.String(36), _cascade("connectors.id"), primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        _required("status", sa.Integer()),
        _required("answer", sa.JSON()),
        _required("received_at", sa.DateTime(), index=True),
    )
    op.create_table(
        "article_revisions",
        sa.Column("connector_id", sa.String(36), _cascade("connectors.id"), primary_key=True),
        sa.Column("article_id", sa.String(200), primary_key=True),
        sa.Column("revision", sa.String(200), primary_key=True),
        sa.Column("audit_id", sa.String(36), _cascade("audits.id"), nullable=False, index=True),
    )
    _index("article_revisions", "connector_id", "article_id", "audit_id")
    op.create_table(
        "halves",
        _id(),
        sa.Column("connector_id", sa.String(36), _cascade("connectors.id"), nullable=False),
        _required("join_key", sa.String(200)),
        _required("side", sa.String(6)),
        _required("lang", sa.String(35)),
        _required("text", sa.Text()),
        _required("fields", sa.JSON()),
        _required("received_at", sa.DateTime()),
        sa.Column("due_at", sa.DateTime()),
        sa.Column("audit_id", sa.String(36), _cascade("audits.id"), index=True),
        sa.UniqueConstraint("connector_id", "join_key", "lang"),
    )
    _index("halves", "due_at")


def _webhooks() -> None:
    op.create_table(
        "webhook_endpoints",
        _id(),
        _workspace(index=True),
        _required("url", sa.String(2000)),
        _required("events", sa.JSON()),
        _required("description", sa.String(200)),
        _required("secret", sa.String(100)),
        sa.Column("old_secret", sa.String(100)),
        sa.Column("old_secret_until", sa.DateTime()),
        _required("paused", sa.Boolean()),
        _required("paused_why", sa.String(200)),
        _required("failures", sa.Integer()),
        sa.Column("failing_since", sa.DateTime()),
        _required("created_at", sa.DateTime()),
    )
    op.create_table(
        "webhook_deliveries",
        _id(),
        _workspace(),
        sa.Column("endpoint_id", sa.String(36), _cascade("webhook_endpoints.id"), nullable=False),
        _required("event", sa.String(40)),
        sa.Column("audit_id", sa.String(36)),
        _required("payload", sa.JSON()),
        _required("status", sa.String(10)),
        _required("due_at", sa.DateTime()),
        sa.Column("claim", sa.String(36)),
        sa.Column("lease_until", sa.DateTime()),
        _required("tries", sa.Integer()),
        _required("created_at", sa.DateTime()),
        sa.Column("ended_at", sa.DateTime()),
    )
    for columns in (
        ("status", "due_at"),
        ("endpoint_id", "id"),
        ("endpoint_id", "status", "due_at"),
        ("workspace", "id"),
        ("audit_id",),
    ):
        _index("webhook_deliveries", *columns)
    op.create_table(
        "webhook_attempts",
        sa.Column("delivery_id", sa.String(36), _cascade("webhook_deliveries.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        _required("at", sa.DateTime()),
        _required("seconds", sa.Double()),
        sa.Column("status", sa.Integer()),
        _required("answer", sa.Text()),
        _required("error", sa.Text()),
    )


def _counts() -> None:
    op.create_table(
        "counts",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("label", sa.String(60), primary_key=True),
        sa.Column("part", sa.Integer(), primary_key=True, autoincrement=False),
        _required("value", sa.Double()),
    )


def _id() -> sa.Column[str]:
    return sa.Column("id", sa.String(36), primary_key=True)


def _workspace(**more: Any) -> sa.Column[str]:
    return sa.Column("workspace", sa.String(40), sa.ForeignKey("workspaces.name"), nullable=False, **more)


def _cascade(column: str, **more: Any) -> sa.ForeignKey:
    return sa.ForeignKey(column, ondelete="CASCADE", **more)


def _required(name: str, kind: sa.types.TypeEngine[Any], **more: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, **more)


def _index(table: str, *columns: str) -> None:
    op.create_index("_".join((f"ix_{table}", *columns)), table, list(columns))


def _index_of_those_with(*columns: str) -> None:
    there = sa.text(f"{columns[0]} IS NOT NULL")
    hashed: dict[str, Any] = {"postgresql_using": "hash"} if columns == ("url",) else {}
    name = "_".join(("ix_audits", *columns))
    op.create_index(name, "audits", list(columns), postgresql_where=there, sqlite_where=there, **hashed)
