"""Lists of audits: narrowed, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, TextClause, select
from sqlalchemy.orm import Session

from service.audits.searching import holds_words
from service.store import Store
from service.store.ids import first_id_at
from service.store.models import DECIDED, Audit, AuditFinding, State

_SLACK = timedelta(minutes=1)
"""By how much an audit's id may be older than its ``created_at``."""


@dataclass(frozen=True)
class Equals:
    """What must be equal: columns of an audit by their names."""

    status: str | None = None
    decision: str | None = None
    state: str | None = None
    batch_id: str | None = None
    pair_id: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    feed: str | None = None
    article_id: str | None = None
    revision: str | None = None
    url: str | None = None
    mt_system: str | None = None


@dataclass(frozen=True)
class Filters(Equals):
    """What a list is narrowed to; all that is given must hold.

    ``rule``: of one finding at least. ``min_quality`` and ``max_quality``: 0 to 100, both included.
    ``created_after`` and ``created_before``: neither included. ``words``: of texts and names, as somebody types them.
    """

    rule: str | None = None
    min_quality: float | None = None
    max_quality: float | None = None
    created_after: datetime | None = None
    created_before: datetime | None = None
    words: str | None = None


@dataclass(frozen=True)
class Page:
    """Some audits, in their order. ``after`` is the id to go on after, None when there are no more."""

    audits: tuple[Audit, ...]
    after: str | None


def list_page(
    store: Store, workspace: str, filters: Filters, limit: int, after: str | None = None, oldest: bool = False
) -> Page:
    """Of a workspace at most ``limit`` audits, newest or ``oldest`` first, from the one after the id ``after``."""
    with store.reading() as session:
        found = tuple(session.scalars(page_query(session, workspace, filters, limit + 1, after, oldest)))
    return Page(found[:limit], found[limit - 1].id if len(found) > limit else None)


def page_query(
    session: Session, workspace: str, filters: Filters, limit: int, after: str | None = None, oldest: bool = False
) -> Select[Audit]:
    """The query of a page, for the database of a session."""
    query = select(Audit).where(Audit.workspace == workspace, *_conditions(session, workspace, filters))
    if after is not None:
        query = query.where(Audit.id > after if oldest else Audit.id < after)
    return query.order_by(Audit.id if oldest else Audit.id.desc()).limit(limit)


def _conditions(session: Session, workspace: str, filters: Filters) -> Iterator[ColumnElement[bool] | TextClause]:
    for field in fields(Equals):
        value = getattr(filters, field.name)
        if value is not None:
            yield getattr(Audit, field.name) == value
    if filters.state not in (None, State.OPEN):
        yield DECIDED  # said once more, so that SQLite takes the index of these
    if filters.rule is not None:
        of_rule = AuditFinding.workspace == workspace, AuditFinding.rule == filters.rule
        yield Audit.id.in_(select(AuditFinding.audit_id).where(*of_rule))
    if filters.words is not None:
        yield holds_words(session, filters.words)
    yield from _bounds(filters)


def _bounds(filters: Filters) -> Iterator[ColumnElement[bool] | TextClause]:
    """Bounds of time are bounds of ids too, by which lists are read."""
    if filters.min_quality is not None:
        yield Audit.quality >= filters.min_quality
    if filters.max_quality is not None:
        yield Audit.quality <= filters.max_quality
    if filters.created_after is not None:
        yield Audit.created_at > filters.created_after
        yield Audit.id >= first_id_at(filters.created_after - _SLACK)
    if filters.created_before is not None:
        yield Audit.created_at < filters.created_before
        yield Audit.id < first_id_at(filters.created_before + _SLACK)
