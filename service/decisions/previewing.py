"""What a decision for the whole workspace would change in the last articles, before it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from exonym.model import Report
from exonym.report import report_from_dict
from exonym.verdict.dismissals import dismiss_findings
from service import audits, rules
from service.decisions.deciding import Editor, Wish, check_wish, find_done, find_findings, make_row
from service.decisions.holding import dismissals_of, find_holding
from service.decisions.surfaces import surfaces_of
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, AuditFinding, AuditReport, AuditText, Choice, EditorDecision, Reach
from service.store.recent import list_last_done


@dataclass(frozen=True)
class Touched:
    """An audit in which a decision would hold: in how many places, and its verdict before and after."""

    audit: Audit
    places: int
    before: str
    after: str


@dataclass(frozen=True)
class Preview:
    """What a decision would change. ``articles`` were looked at; ``touched`` are those that it changes."""

    articles: int
    touched: tuple[Touched, ...]

    @property
    def places(self) -> int:
        """Findings that would count for nothing, and count today."""
        return sum(one.places for one in self.touched)

    @property
    def verdicts(self) -> tuple[Touched, ...]:
        """Those whose verdict would be another."""
        return tuple(one for one in self.touched if one.before != one.after)


def preview(store: Store, settings: Settings, editor: Editor, audit_id: str, wish: Wish) -> Preview:
    """What a wish for the whole workspace would change; nothing is decided. Raises what ``decide`` does."""
    with store.reading() as session:
        audit, report = find_done(session, audit_id, editor.workspace)
        about = find_findings(report, wish)
        check_wish(audit, about, wish)
        surfaces = surfaces_of(report)
        rows = [make_row(editor, audit, finding, surfaces[finding.fingerprint], wish) for finding in about]
        last = list_last_done(session, editor.workspace)
        touched = [_touch(session, settings, one, rows) for one in _with_rules(session, last, rows)]
    return Preview(len(last), tuple(one for one in touched if one is not None))


def _with_rules(session: Session, ids: Sequence[str], rows: Sequence[EditorDecision]) -> Iterator[Audit]:
    """Those of some audits in which the rules of some decisions have found something, newest first."""
    found = select(AuditFinding.audit_id).where(AuditFinding.rule.in_({row.rule for row in rows}))
    query = select(Audit).where(Audit.id.in_(ids), Audit.id.in_(found))
    yield from session.scalars(query.order_by(Audit.id.desc())).all()


def _touch(session: Session, settings: Settings, audit: Audit, rows: Sequence[EditorDecision]) -> Touched | None:
    report = report_from_dict(session.get_one(AuditReport, audit.id).report)
    before = find_holding(session, audit, report)
    after = {**before, **_holding_then(report, before, rows)}
    dismissed = dismissals_of(after)
    places = len(dismissed.keys() - dismissals_of(before).keys())
    if not places:
        return None
    config = rules.own_config(session, audit.workspace, audit.profile, settings.audit_config(audit.profile))
    pair = audits.to_pair(audit, session.get_one(AuditText, audit.id))
    new = dismiss_findings(report, pair, dismissed, config)
    return Touched(audit, places, report.verdict.decision.value, new.verdict.decision.value)


def _holding_then(
    report: Report, before: Mapping[str, EditorDecision], rows: Sequence[EditorDecision]
) -> dict[str, EditorDecision]:
    """Which of the new decisions would hold for a report's findings; a nearer one goes before them."""
    free = {
        mark: surface
        for mark, surface in surfaces_of(report).items()
        if mark not in before or before[mark].scope == Reach.WORKSPACE
    }
    return {
        mark: row
        for mark, surface in free.items()
        for row in rows
        if row.surface == surface.digest or (row.name_surface and row.name_surface == surface.name_digest)
    }


def is_wide(wish: Wish) -> bool:
    """Whether a wish is one whose effect on other articles is worth a look first."""
    return wish.scope is Reach.WORKSPACE and wish.decision is not Choice.ACCEPTED
