"""Reading audits: one, a page of many, their texts and reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from exonym.model import Format, Metadata, Pair
from service.errors import AuditNotFound, NotDone
from service.store import Store
from service.store.ids import is_id
from service.store.models import Audit, AuditReport, AuditText, Status


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; every value that is given must be equal."""

    status: str | None = None
    decision: str | None = None
    pair_id: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    feed: str | None = None
    article_id: str | None = None
    revision: str | None = None
    url: str | None = None
    mt_system: str | None = None


@dataclass(frozen=True)
class Page:
    """Some audits, newest first. ``after`` is the id to go on after, None when there are no more."""

    audits: tuple[Audit, ...]
    after: str | None


def get(store: Store, audit_id: str, workspace: str | None = None) -> Audit:
    """One audit, without its texts. Raises AuditNotFound, also for another workspace's than a given one."""
    if not is_id(audit_id):
        raise AuditNotFound(audit_id)
    with store.reading() as session:
        audit = session.get(Audit, audit_id)
    if audit is None or workspace not in (None, audit.workspace):
        raise AuditNotFound(audit_id)
    return audit


def list_page(store: Store, workspace: str, filters: Filters, limit: int, after: str | None = None) -> Page:
    """Of a workspace at most ``limit`` audits, newest first, from the one after the id ``after``."""
    wanted = {name: value for name, value in asdict(filters).items() if value is not None}
    query = select(Audit).filter_by(workspace=workspace, **wanted).order_by(Audit.id.desc()).limit(limit + 1)
    if after is not None:
        query = query.where(Audit.id < after)
    with store.reading() as session:
        found = tuple(session.scalars(query))
    return Page(found[:limit], found[limit - 1].id if len(found) > limit else None)


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


def statuses(store: Store, audit_ids: Iterable[str]) -> Mapping[str, Status]:
    """Where each of these audits stands, in one query."""
    query = select(Audit.id, Audit.status).where(Audit.id.in_(list(audit_ids)))
    with store.reading() as session:
        return {audit_id: Status(status) for audit_id, status in session.execute(query)}


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
