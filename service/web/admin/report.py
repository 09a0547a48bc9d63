"""/admin/audits/{id}: what to fix first, both texts, the names; everything else behind them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from exonym.model import Severity
from exonym.plugins import available_renderers
from exonym.report import report_from_dict
from exonym.report.lines import lay_out, placed_in
from exonym.report.named import list_named
from service import audits, decisions
from service.audits.changes import Changes, changes_of
from service.auth import Signed
from service.errors import NoPrevious, NotDone
from service.store.models import Audit, Status
from service.web.context import InService, Service
from service.web.desk import InDesk, show
from service.web.desk.grouping import SHOWN_PLACES, count_severities, group_findings, narrow_groups
from service.web.desk.rules import say_rule

ROUTER = APIRouter()


@ROUTER.get("/audits/{audit_id}")
def show_audit(
    request: Request, audit_id: str, service: InService, signed: InDesk, rule: str = "", severity: str = ""
) -> Response:
    """The report of an audit that is done; until then a page that looks again by itself."""
    audit = audits.get(service.store, audit_id, signed.workspace)
    if audit.status != Status.DONE:
        summary = audits.summaries_of(service.store, [audit_id]).get(audit_id, audits.Summary())
        return show(request, signed, "waiting.html", audit=audit, summary=summary)
    return _show_report(request, service, signed, audit, rule, severity)


def _show_report(
    request: Request, service: Service, signed: Signed, audit: Audit, rule: str, severity: str
) -> Response:
    store, mine = service.store, (audit.id, signed.workspace)
    report, pair = report_from_dict(audits.report_of(store, *mine)), audits.pair_of(store, *mine)
    listed = decisions.list_decisions(store, *mine)
    groups = group_findings(report, listed)
    every = (*groups.open, *groups.accepted, *groups.left)
    lines = lay_out(report, pair, {note.number: group for group in every for note in group.notes})
    corrections = decisions.find_corrections(store, *mine)
    return show(
        request, signed, "report.html",
        audit=audit,
        report=report,
        title=audit.title or audits.opening_of(pair.target, pair.format) or audit.id,
        groups=groups,
        shown=narrow_groups(groups.open, rule, severity),
        chosen={"rule": rule, "severity": severity},
        rules=sorted({group.first.rule for group in groups.open}),
        severities=[one.value for one in reversed(Severity)],
        counts=count_severities(groups.open),
        lines=lines,
        placed=placed_in(lines),
        two_sided=bool(pair.source),
        names=sorted(list_named(report, groups.open), key=lambda one: not one.groups),
        changes=_changes(service, audit, signed),
        has_article=audit.article_id is not None or audit.pair_id is not None,
        corrected=corrections.apply(not corrections.wanted),
        wanted=len(corrections.wanted),
        formats=[renderer.extension for renderer in available_renderers()],
        listed=listed,
        acts=decisions.list_acts(store, *mine),
        most_places=SHOWN_PLACES,
        say_rule=say_rule,
    )  # fmt: skip


def _changes(service: Service, audit: Audit, signed: Signed) -> Changes | None:
    """What changed against the revision before, where there is one that has a report."""
    try:
        return changes_of(service.store, audit.id, signed.workspace) if audit.previous else None
    except (NoPrevious, NotDone):
        return None
