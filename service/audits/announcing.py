"""Telling those who want to know that an audit has ended or is decided anew, in the transaction that does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from exonym.model import Report
from service import webhooks
from service.store.models import Audit, Status
from service.webhooks import Event


@dataclass(frozen=True)
class Ended:
    """An audit has ended. ``deliveries`` tell of it: ``webhooks.send`` them, once that is committed."""

    deliveries: tuple[str, ...]


def count_severities(report: Report) -> Mapping[str, int]:
    """A report's findings by severity, without those that are dismissed."""
    return Counter(found.severity.value for found in report.findings if found.dismissed is None)


def announce_end(session: Session, audit_id: str, counts: Mapping[str, int]) -> Ended:
    """Write the deliveries that tell of an audit's end, well or not. ``counts``: its findings by severity."""
    audit = session.get_one(Audit, audit_id)
    event = Event.AUDIT_COMPLETED if audit.status == Status.DONE else Event.AUDIT_FAILED
    data = webhooks.audit_data(audit, counts)
    return Ended(webhooks.announce(session, audit.workspace, event, data, audit_id))


def announce_change(session: Session, audit: Audit, report: Report) -> tuple[str, ...]:
    """Write the deliveries that tell of another decision, or of an editor's word over it; gives their ids."""
    data = webhooks.audit_data(audit, count_severities(report))
    return webhooks.announce(session, audit.workspace, Event.VERDICT_CHANGED, data, audit.id)
