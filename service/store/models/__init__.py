"""The tables, a file a subject."""

from __future__ import annotations

from service.store.models.access import DEFAULT_WORKSPACE, IdempotencyKey, Key, User, Workspace
from service.store.models.audits import DECIDED, DISMISSED, Audit, AuditFinding, AuditReport, AuditText, State, Status
from service.store.models.base import Base
from service.store.models.batches import Batch, BatchStatus, RejectedLine
from service.store.models.connectors import Connector, Half, HookEvent, Revision
from service.store.models.counters import Count
from service.store.models.decisions import Act, Choice, EditorAct, EditorDecision, Reach
from service.store.models.log import Entry
from service.store.models.names import (
    LONGEST_NAME,
    HouseBook,
    HouseName,
    HouseNameChange,
    Name,
    NameForm,
    NameMerge,
    NameSeen,
)
from service.store.models.pulses import WEB, WORDS_LEFT, WORKER, Pulse
from service.store.models.rules import RuleChoice, ThresholdChoice
from service.store.models.search import AuditWords
from service.store.models.sessions import SignedIn, SignInTry
from service.store.models.webhooks import Attempt, Delivery, DeliveryStatus, Endpoint

__all__ = [
    "DECIDED",
    "DEFAULT_WORKSPACE",
    "DISMISSED",
    "LONGEST_NAME",
    "WEB",
    "WORDS_LEFT",
    "WORKER",
    "Act",
    "Attempt",
    "Audit",
    "AuditFinding",
    "AuditReport",
    "AuditText",
    "AuditWords",
    "Base",
    "Batch",
    "BatchStatus",
    "Choice",
    "Connector",
    "Count",
    "Delivery",
    "DeliveryStatus",
    "EditorAct",
    "EditorDecision",
    "Endpoint",
    "Entry",
    "Half",
    "HookEvent",
    "HouseBook",
    "HouseName",
    "HouseNameChange",
    "IdempotencyKey",
    "Key",
    "Name",
    "NameForm",
    "NameMerge",
    "NameSeen",
    "Pulse",
    "Reach",
    "RejectedLine",
    "Revision",
    "RuleChoice",
    "SignInTry",
    "SignedIn",
    "State",
    "Status",
    "ThresholdChoice",
    "User",
    "Workspace",
]
