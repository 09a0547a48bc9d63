"""Reading audits: one, or some by their ids, their texts and reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from exonym.model import Format, Metadata, Pair
from service.errors import AuditNotFound, NotDone
from service.queue import Lane
from service.store import Store
from service.store.ids import is_id
from service.store.models import Audit, AuditReport, AuditText, Status


def get(store: Store, audit_id: str, workspace: str | None = None) -> Audit:
    """One audit, without its texts. Raises AuditNotFound, also for another workspace's than a given one."""
    if not is_id(audit_id):
        raise AuditNotFound(audit_id)
    with store.reading() as session:
        audit = session.get(Audit, audit_id)
    if audit is None or workspace not in (None, audit.workspace):
        raise AuditNotFound(audit_id)
    return audit


def find_by_target(store: Store, workspace: str, target_digest: str) -> Audit | None:
    """The audit of a translation by its digest: the newest that is done, else the newest that somebody waits for."""
    query = select(Audit).where(Audit.workspace == workspace, Audit.target_digest == target_digest)
    newest = query.order_by(Audit.id.desc()).limit(1)
    awaited = newest.where(Audit.status.in_((Status.QUEUED, Status.RUNNING)), Audit.lane == Lane.INTERACTIVE)
    with store.reading() as session:
        return session.scalar(newest.where(Audit.status == Status.DONE)) or session.scalar(awaited)


def pair_of(store: Store, audit_id: str, workspace: str | None = None) -> Pair:
    """The pair of an audit, exactly as it was received. Raises AuditNotFound."""
    audit = get(store, audit_id, workspace)
    with store.reading() as session:
        return to_pair(audit, session.get_one(AuditText, audit_id))


def report_of(store: Store, audit_id: str, workspace: str | None = None) -> dict[str, Any]:
    """The stored report. Raises AuditNotFound, and NotDone when the audit has none."""
    audit = get(store, audit_id, workspace)
    with store.reading() as session:
        stored = session.get(AuditReport, audit_id)
    if stored is None:
        raise NotDone(audit_id, audit.status)
    return stored.report


def rows_of(store: Store, audit_ids: Iterable[str]) -> Mapping[str, Audit]:
    """Those of these audits that are there, by id, in one query."""
    with store.reading() as session:
        return {audit.id: audit for audit in session.scalars(select(Audit).where(Audit.id.in_(list(audit_ids))))}


def to_pair(audit: Audit, text: AuditText) -> Pair:
    """The engine's value from the two rows."""
    return Pair(
        target=text.target,
        source=text.source,
        reference=text.reference,
        source_lang=audit.source_lang,
        target_lang=audit.target_lang,
        id=audit.pair_id,
        metadata=Metadata(audit.feed, audit.article_id, audit.revision, audit.url, audit.mt_system),
        format=Format(text.format),
    )
