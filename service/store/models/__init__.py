"""The tables, a file a subject."""

from __future__ import annotations

from service.store.models.access import DEFAULT_WORKSPACE, IdempotencyKey, Key, User, Workspace
from service.store.models.audits import DECIDED, Audit, AuditFinding, AuditReport, AuditText, State, Status
from service.store.models.base import Base
from service.store.models.batches import Batch, BatchStatus, RejectedLine
from service.store.models.connectors import Connector, Half, HookEvent, Revision
from service.store.models.counters import Count
from service.store.models.pulses import WEB, WORDS_LEFT, WORKER, Pulse
from service.store.models.search import AuditWords
from service.store.models.webhooks import Attempt, Delivery, DeliveryStatus, Endpoint

__all__ = [
    "DECIDED",
    "DEFAULT_WORKSPACE",
    "WEB",
    "WORDS_LEFT",
    "WORKER",
    "Attempt",
    "Audit",
    "AuditFinding",
    "AuditReport",
    "AuditText",
    "AuditWords",
    "Base",
    "Batch",
    "BatchStatus",
    "Connector",
    "Count",
    "Delivery",
    "DeliveryStatus",
    "Endpoint",
    "Half",
    "HookEvent",
    "IdempotencyKey",
    "Key",
    "Pulse",
    "RejectedLine",
    "Revision",
    "State",
    "Status",
    "User",
    "Workspace",
]
