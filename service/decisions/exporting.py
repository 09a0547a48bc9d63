"""Everything decided, for ``exonym calibrate``: an article a line, with its report and whether it was accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from exonym.model import Report, Severity
from exonym.report import report_from_dict, report_to_dict
from exonym.verdict.dismissals import dismiss_findings
from exonym.verdict.quality import QUALITY
from service import audits
from service.decisions.holding import find_holding
from service.settings import Settings
from service.store import Store
from service.store.models import (
    DECIDED,
    DISMISSED,
    Audit,
    AuditFinding,
    AuditReport,
    AuditText,
    EditorDecision,
    State,
    Status,
)

_PAGE = 20
"""Articles that are held at a time."""
GRAVE = (Severity.CRITICAL, Severity.MAJOR)

Line = dict[str, Any]


def list_decided(store: Store, settings: Settings, workspace: str) -> Iterator[Line]:
    """The articles of which it is known whether they were accepted, oldest first; read a page at a time.

    One that was released is accepted, one that was held is not; of the others those are accepted of which every grave
    finding was dismissed. The report is as the engine made it: with nothing dismissed. Articles without a quality,
    from which nothing can be learned, are left out.
    """
    after = ""
    while True:
        with store.reading() as session:
            page = _page(session, workspace, after)
            lines = [line for row in page if (line := _line(session, settings, *row)) is not None]
        yield from lines
        if len(page) < _PAGE:
            return
        after = page[-1][0].id


def _page(session: Session, workspace: str, after: str) -> list[tuple[Audit, AuditReport, AuditText]]:
    dismissed = select(AuditFinding.audit_id).where(DISMISSED)
    query = (
        select(Audit, AuditReport, AuditText)
        .join(AuditReport, AuditReport.audit_id == Audit.id)
        .join(AuditText, AuditText.audit_id == Audit.id)
        .where(Audit.workspace == workspace, Audit.status == Status.DONE, Audit.id > after)
        .where(or_(DECIDED, Audit.id.in_(dismissed)))
    )
    return [(*row,) for row in session.execute(query.order_by(Audit.id).limit(_PAGE))]


def _line(session: Session, settings: Settings, audit: Audit, stored: AuditReport, text: AuditText) -> Line | None:
    report = report_from_dict(stored.report)
    accepted = _is_accepted(audit, report)
    if accepted is None or QUALITY not in report.scores:
        return None
    holding = find_holding(session, audit, report)
    made = dismiss_findings(report, audits.to_pair(audit, text), {}, settings.audit_config(audit.profile))
    return {
        "audit_id": audit.id,
        "accepted": accepted,
        "state": audit.state,
        "decisions": [_decision(fingerprint, row) for fingerprint, row in holding.items()],
        "report": report_to_dict(made),
    }


def _is_accepted(audit: Audit, report: Report) -> bool | None:
    """Whether editors accepted an article; None where they did not say."""
    if audit.state != State.OPEN:
        return audit.state == State.RELEASED
    grave = [finding for finding in report.findings if finding.severity in GRAVE]
    return True if grave and all(finding.dismissed for finding in grave) else None


def _decision(fingerprint: str, row: EditorDecision) -> Mapping[str, Any]:
    about = {name: getattr(row, name) for name in ("id", "by", "rule", "decision", "scope", "reason", "replacement")}
    return {"fingerprint": fingerprint, "at": row.at.isoformat().replace("+00:00", "Z"), **about}
