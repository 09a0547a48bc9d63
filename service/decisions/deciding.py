"""Decisions about findings: made, undone, listed. Each changes the audits that it holds for in its own transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from exonym.model import Finding, Report, Side
from exonym.report import report_from_dict
from service import webhooks
from service.decisions.applying import decide_again
from service.decisions.concerned import find_concerned
from service.decisions.holding import IN_FORCE, find_holding, lock_decisions
from service.decisions.surfaces import Surface, article_of, surfaces_of
from service.decisions.teaching import teach
from service.errors import AuditNotFound, DecisionNotFound, FindingNotFound, InvalidField, NotDone
from service.log import note
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.ids import is_id, new_id
from service.store.models import Audit, AuditReport, Choice, EditorDecision, Reach
from service.store.types import now


@dataclass(frozen=True)
class Editor:
    """Who decides: ``by`` is a key's name or a user's address."""

    workspace: str
    by: str


@dataclass(frozen=True)
class Wish:
    """What is to be decided about findings of an audit, by their fingerprints. ``replacement``: what to write."""

    fingerprints: Sequence[str]
    decision: Choice
    scope: Reach = Reach.HERE
    reason: str | None = None
    replacement: str | None = None


@dataclass(frozen=True)
class Listed:
    """A decision, and the fingerprints of the audit's findings for which it holds; none of them once it is undone."""

    row: EditorDecision
    findings: tuple[str, ...]


def decide(
    store: Store, queue: Queue, settings: Settings, editor: Editor, audit_id: str, wish: Wish
) -> list[EditorDecision]:
    """Decide about findings; gives the decisions, one for each finding, or for each surface where it reaches further.

    The same said again is the decision that is there; another one takes its place. Raises AuditNotFound, NotDone,
    FindingNotFound, and InvalidField for a wish that cannot be.
    """
    with store.writing() as session:
        lock_decisions(session, editor.workspace, alone=True)
        audit, report = find_done(session, audit_id, editor.workspace)
        about = find_findings(report, wish)
        check_wish(audit, about, wish)
        surfaces = surfaces_of(report)
        made: dict[str, EditorDecision] = {}
        changed: list[EditorDecision] = []
        for finding in about:
            row, replaced = _write(session, editor, audit, finding, surfaces[finding.fingerprint], wish)
            made[row.id] = row
            changed += [row, *replaced]
        deliveries = _decide_all_again(session, settings, editor.workspace, changed)
    webhooks.send(queue, deliveries)
    return list(made.values())


def undo(
    store: Store, queue: Queue, settings: Settings, editor: Editor, decision_id: str, audit_id: str | None = None
) -> EditorDecision:
    """Undo a decision; one that is undone stays so. With ``audit_id`` only one that was made there or holds there.

    Raises DecisionNotFound, AuditNotFound and NotDone.
    """
    with store.writing() as session:
        lock_decisions(session, editor.workspace, alone=True)
        row = _find(session, editor.workspace, decision_id, audit_id)
        if row.undone_at is None:
            _mark_undone(row, editor)
            note(session, row.workspace, editor.by, "decision.undone", audit_id or row.audit_id or row.id, **_told(row))
        deliveries = _decide_all_again(session, settings, editor.workspace, [row])
    webhooks.send(queue, deliveries)
    return row


def _find(session: Session, workspace: str, decision_id: str, audit_id: str | None) -> EditorDecision:
    row = session.get(EditorDecision, decision_id) if is_id(decision_id) else None
    holding = [] if audit_id is None else _ids_holding(session, workspace, audit_id)
    if row is None or row.workspace != workspace or (audit_id not in (None, row.audit_id) and row.id not in holding):
        raise DecisionNotFound(decision_id)
    return row


def _ids_holding(session: Session, workspace: str, audit_id: str) -> list[str]:
    audit, report = find_done(session, audit_id, workspace)
    return [row.id for row in find_holding(session, audit, report).values()]


def list_decisions(store: Store, audit_id: str, workspace: str) -> list[Listed]:
    """Every decision that was made on an audit or holds for it, newest first. Raises AuditNotFound."""
    with store.reading() as session:
        audit = find_audit(session, audit_id, workspace)
        stored = session.get(AuditReport, audit_id)
        holding = find_holding(session, audit, report_from_dict(stored.report)) if stored else {}
        made = session.scalars(select(EditorDecision).where(EditorDecision.audit_id == audit_id))
        rows = {row.id: row for row in (*made, *holding.values())}
    held = {key: tuple(mark for mark, row in holding.items() if row.id == key) for key in rows}
    return [Listed(rows[key], held[key]) for key in sorted(rows, reverse=True)]


def find_audit(session: Session, audit_id: str, workspace: str) -> Audit:
    """The row of an audit. Raises AuditNotFound."""
    audit = session.get(Audit, audit_id) if is_id(audit_id) else None
    if audit is None or audit.workspace != workspace:
        raise AuditNotFound(audit_id)
    return audit


def find_done(session: Session, audit_id: str, workspace: str) -> tuple[Audit, Report]:
    """The row and the report of an audit. Raises AuditNotFound and NotDone."""
    audit = find_audit(session, audit_id, workspace)
    stored = session.get(AuditReport, audit_id)
    if stored is None:
        raise NotDone(audit_id, audit.status)
    return audit, report_from_dict(stored.report)


def find_findings(report: Report, wish: Wish) -> list[Finding]:
    """The findings that a wish is about. Raises FindingNotFound."""
    known = {finding.fingerprint: finding for finding in report.findings}
    for fingerprint in wish.fingerprints:
        if fingerprint not in known:
            raise FindingNotFound(fingerprint)
    return [known[fingerprint] for fingerprint in dict.fromkeys(wish.fingerprints)]


def check_wish(audit: Audit, about: Sequence[Finding], wish: Wish) -> None:
    """Raise InvalidField for a wish that cannot be."""
    if wish.scope is Reach.ARTICLE and article_of(audit) is None:
        raise InvalidField("scope", "cannot be 'article': the audit has neither an article_id nor an id of yours")
    if wish.replacement is None:
        return
    if wish.decision is not Choice.ACCEPTED:
        raise InvalidField("replacement", "is only for decision 'accepted'")
    if any(finding.side is Side.SOURCE or finding.start == finding.end for finding in about):
        raise InvalidField("replacement", "is only for findings that mark words of the translation")


def _write(
    session: Session, editor: Editor, audit: Audit, finding: Finding, surface: Surface, wish: Wish
) -> tuple[EditorDecision, list[EditorDecision]]:
    """The decision about one finding, and those that it takes the place of."""
    row = make_row(editor, audit, finding, surface, wish)
    before = list(session.scalars(select(EditorDecision).where(_is_replaced_by(row))))
    same = next((old for old in before if _says_the_same(old, row)), None)
    replaced = [old for old in before if old is not same]
    for old in replaced:
        _mark_undone(old, editor)
    if same is None:
        session.add(row)
        note(session, row.workspace, row.by, "decision.made", audit.id, **_told(row))
    session.flush()
    return same or row, replaced


def make_row(editor: Editor, audit: Audit, finding: Finding, surface: Surface, wish: Wish) -> EditorDecision:
    """The row of a decision about a finding, not written yet."""
    return EditorDecision(
        id=new_id(),
        workspace=editor.workspace,
        audit_id=audit.id,
        by=editor.by,
        at=now(),
        decision=wish.decision,
        scope=wish.scope,
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        surface=surface.digest,
        name_surface=surface.name_digest,
        article=article_of(audit) if wish.scope is Reach.ARTICLE else None,
        text=finding.shown,
        source_text=finding.source_span.shown if finding.source_span else None,
        source_lang=audit.source_lang,
        entity=surface.entity,
        reason=wish.reason,
        replacement=wish.replacement,
    )


def _told(row: EditorDecision) -> dict[str, str]:
    """What the log says of a decision: none of its words."""
    return {"decision": row.decision, "scope": row.scope, "rule": row.rule}


def _is_replaced_by(row: EditorDecision) -> ColumnElement[bool]:
    """Whether a decision in force is about the same finding, or about the same surface and reaches as far."""
    same_finding = and_(EditorDecision.audit_id == row.audit_id, EditorDecision.fingerprint == row.fingerprint)
    reach = and_(EditorDecision.scope == row.scope, EditorDecision.surface == row.surface)
    mine = and_(EditorDecision.workspace == row.workspace, IN_FORCE)
    if row.scope == Reach.HERE:
        return and_(mine, same_finding)
    return and_(mine, or_(same_finding, and_(reach, EditorDecision.article.is_not_distinct_from(row.article))))


def _says_the_same(old: EditorDecision, new: EditorDecision) -> bool:
    said = ("decision", "scope", "surface", "article", "reason", "replacement")
    return all(getattr(old, name) == getattr(new, name) for name in said)


def _mark_undone(row: EditorDecision, editor: Editor) -> None:
    row.undone_by, row.undone_at = editor.by, now()


def _decide_all_again(
    session: Session, settings: Settings, workspace: str, changed: Sequence[EditorDecision]
) -> list[str]:
    """Teach the namebook, and decide again whatever the decisions concern; the ids of deliveries that tell of it."""
    session.flush()
    teach(session, workspace, changed)
    concerned = find_concerned(session, workspace, changed)
    return [sent for row in concerned.values() for sent in decide_again(session, row, settings)]
