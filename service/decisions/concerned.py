"""Which audits that are done have to be decided again when something is decided or undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from service.decisions.surfaces import is_of_article
from service.store.ids import first_id_at
from service.store.models import Audit, AuditFinding, EditorDecision, Reach, State, Status
from service.store.types import now

MOST = 50
"""The newest audits that one decision may concern beside those where it was made."""
RECENT = timedelta(days=7)
"""How old the audits are at most that a decision for the whole workspace concerns; they are still open."""


def find_concerned(session: Session, workspace: str, changed: Iterable[EditorDecision]) -> Mapping[str, Audit]:
    """The audits by their ids: where the decisions were made, and those for which they hold or held, the newest first.

    More than is concerned does no harm: what is dismissed in an audit is found out audit by audit.
    """
    done = select(Audit).where(Audit.workspace == workspace, Audit.status == Status.DONE)
    rows = list(changed)
    made_there = done.where(Audit.id.in_({row.audit_id for row in rows if row.audit_id}))
    found = list(session.scalars(made_there))
    for row in {_kind(row): row for row in rows}.values():
        for query in _queries(done, workspace, row):
            found += session.scalars(query.order_by(Audit.id.desc()).limit(MOST))
    return {audit.id: audit for audit in found}


def _kind(row: EditorDecision) -> tuple[str | None, ...]:
    """The same for decisions that concern the same audits."""
    if row.scope == Reach.HERE:
        return row.scope, row.audit_id
    return row.scope, row.article, row.rule, row.text if row.scope == Reach.WORKSPACE else None


def _queries(done: Select[Audit], workspace: str, row: EditorDecision) -> Iterator[Select[Audit]]:
    same = select(AuditFinding.audit_id).where(AuditFinding.workspace == workspace, AuditFinding.rule == row.rule)
    if row.scope == Reach.HERE:
        digest = select(Audit.target_digest).where(Audit.id == row.audit_id).scalar_subquery()
        yield done.where(Audit.target_digest == digest, Audit.previous.is_not(None))
    elif row.scope == Reach.ARTICLE and row.article is not None:
        yield done.where(is_of_article(row.article), Audit.id.in_(same))
    elif row.scope == Reach.WORKSPACE:
        since = first_id_at(now() - RECENT)
        same = same.where(AuditFinding.audit_id >= since)
        same = same.where(AuditFinding.text == row.text) if row.text else same
        yield done.where(Audit.state == State.OPEN, Audit.id >= since, Audit.id.in_(same))
