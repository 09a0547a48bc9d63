"""Telling those who want to know that an audit has ended, in the transaction that ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from service import webhooks
from service.store.models import Audit, Status
from service.webhooks import Event


@dataclass(frozen=True)
class Ended:
    """An audit has ended. ``deliveries`` tell of it: ``webhooks.send`` them, once that is committed."""

    deliveries: tuple[str, ...]


def announce_end(session: Session, audit_id: str, counts: Mapping[str, int]) -> Ended:
    """Write the deliveries that tell of an audit's end, well or not. ``counts``: its findings by severity."""
    audit = session.get_one(Audit, audit_id)
    event = Event.AUDIT_COMPLETED if audit.status == Status.DONE else Event.AUDIT_FAILED
    data = webhooks.audit_data(audit, counts)
    return Ended(webhooks.announce(session, audit.workspace, event, data, audit_id))
