"""Reports decided again, without what was dismissed: of audits that are done, and of those that are just ending."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from exonym.model import Report
from exonym.report import report_from_dict, report_to_dict
from exonym.verdict.dismissals import dismiss_findings
from service import audits, rules
from service.audits import Claim
from service.decisions.holding import dismissals_of, find_holding, lock_decisions
from service.settings import Settings
from service.store.models import Audit, AuditFinding, AuditReport, AuditText


def recall(settings: Settings, session: Session, mine: Claim, report: Report) -> Report:
    """The report of an audit that is ending, as the workspace wants its rules, with what editors decided before."""
    config = settings.audit_config(mine.profile)
    report = rules.apply_choices(session, mine.workspace, mine.profile, report, mine.pair, config)
    config = rules.own_config(session, mine.workspace, mine.profile, config)
    lock_decisions(session, mine.workspace, alone=False)
    audit = session.get(Audit, mine.audit_id)
    if audit is None:
        return report
    session.expunge(audit)  # its row is written past the session
    dismissals = dismissals_of(find_holding(session, audit, report))
    return dismiss_findings(report, mine.pair, dismissals, config) if dismissals else report


def decide_again(session: Session, audit: Audit, settings: Settings) -> tuple[str, ...]:
    """Bring the stored report of an audit that is done up to what holds for it; ids of deliveries that tell of it.

    A report for which the same is dismissed as before stays as it is, whatever thresholds are by now.
    """
    stored = session.get_one(AuditReport, audit.id)
    report = report_from_dict(stored.report)
    dismissals = dismissals_of(find_holding(session, audit, report))
    if dismissals == {found.fingerprint: found.dismissed for found in report.findings if found.dismissed}:
        return ()
    pair = audits.to_pair(audit, session.get_one(AuditText, audit.id))
    config = rules.own_config(session, audit.workspace, audit.profile, settings.audit_config(audit.profile))
    report = dismiss_findings(report, pair, dismissals, config)
    stored.report = report_to_dict(report)
    _mark_findings(session, audit.id, dismissals)
    return _write_verdict(session, audit, report)


def _mark_findings(session: Session, audit_id: str, dismissed: Collection[str]) -> None:
    for row in session.scalars(select(AuditFinding).where(AuditFinding.audit_id == audit_id)):
        row.dismissed = row.fingerprint in dismissed


def _write_verdict(session: Session, audit: Audit, report: Report) -> tuple[str, ...]:
    before, quality = audit.decision, report.scores.get("quality")
    audit.decision = report.verdict.decision.value
    audit.quality = quality.value if quality else None
    return audits.announce_change(session, audit, report) if audit.decision != before else ()
