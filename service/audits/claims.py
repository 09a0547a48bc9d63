"""Who may work on an audit, and how it ends.

A claim is a token in the audit's row. Everything a worker writes is conditional on the token still being its own, so a
worker that was thought dead and comes back changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Update, func, update
from sqlalchemy.orm import Session

from exonym.model import Pair, Report
from exonym.report import report_to_dict
from service import names
from service.audits.announcing import Ended, announce_end, count_severities
from service.audits.reading import to_pair
from service.audits.searching import index_names
from service.counters import FAILED, count, of_audit
from service.store import Store
from service.store.changing import changes_one
from service.store.ids import new_id
from service.store.models import DEFAULT_WORKSPACE, Audit, AuditFinding, AuditReport, AuditText, Status
from service.store.types import now


@dataclass(frozen=True)
class Claim:
    """The right to run one audit, until the lease runs out or is renewed.

    ``length`` is the characters of its texts, ``tries`` how often it has been begun, this time included.
    ``own_names`` is the version of the workspace's own names, None where it has none. ``request_id`` and ``batch`` are
    for the log; ``begun`` is on the process's monotonic clock, seconds.
    """

    audit_id: str
    token: str
    pair: Pair
    profile: str
    lane: str
    length: int
    tries: int
    workspace: str = DEFAULT_WORKSPACE
    request_id: str | None = None
    batch: str | None = None
    own_names: str | None = None
    begun: float = field(default_factory=time.monotonic)


def claim(store: Store, audit_id: str, lease: float) -> Claim | None:
    """Take a queued audit for ``lease`` seconds; None when another has it, it has ended, or there is none."""
    token = new_id()
    taken = (
        update(Audit)
        .where(Audit.id == audit_id, Audit.status == Status.QUEUED)
        .values(status=Status.RUNNING, claim=token, lease_until=_until(lease), tries=Audit.tries + 1)
    )
    with store.writing() as session:
        if not changes_one(session, taken):
            return None
        audit, text = session.get_one(Audit, audit_id), session.get_one(AuditText, audit_id)
        about = (audit.lane, audit.length, audit.tries, audit.workspace, audit.request_id, audit.batch_id)
        own = names.version_in_force(session, audit.workspace)
        return Claim(audit_id, token, to_pair(audit, text), audit.profile, *about, own_names=own)


def renew(store: Store, mine: Claim, lease: float) -> bool:
    """Own the audit for another ``lease`` seconds from now; False when it is no longer mine."""
    with store.writing() as session:
        return changes_one(session, _if_mine(mine).values(lease_until=_until(lease)))


Revise = Callable[[Session, Claim, Report], Report]
"""What is made of a report in the transaction that ends its audit."""


def finish(store: Store, mine: Claim, report: Report, revise: Revise | None = None) -> Ended | None:
    """End the audit with its report, findings and deliveries, all at once; None, and nothing written, if not mine.

    ``revise``: what the workspace has to say of the report first.
    """
    with store.writing() as session:
        if revise is not None:
            report = revise(session, mine, report)
        if not changes_one(session, _ending(mine, report)):
            return None
        session.add(AuditReport(audit_id=mine.audit_id, report=report_to_dict(report)))
        session.add_all(_findings(mine, report))
        index_names(session, mine.audit_id, report)
        names.record(session, mine.workspace, mine.audit_id, report)
        ended = announce_end(session, mine.audit_id, count_severities(report))
        session.flush()
        rules = [found.rule for found in report.findings if found.dismissed is None]
        count(session, of_audit(report.verdict.decision.value, time.monotonic() - mine.begun, rules))
        return ended


def _ending(mine: Claim, report: Report) -> Update:
    quality = report.scores.get("quality")
    return _if_mine(mine).values(
        **_ended(Status.DONE),
        decision=report.verdict.decision.value,
        quality=quality.value if quality else None,
        source_lang=func.coalesce(Audit.source_lang, report.source_lang),  # what was identified, where none was stated
    )


def fail(store: Store, mine: Claim, error: str) -> Ended | None:
    """End the audit without a report, saying why; None, and nothing written, when it is not mine."""
    with store.writing() as session:
        if not changes_one(session, _if_mine(mine).values(**_ended(Status.FAILED), error=error)):
            return None
        ended = announce_end(session, mine.audit_id, {})
        session.flush()
        count(session, of_audit(FAILED, time.monotonic() - mine.begun))
        return ended


def give_back(store: Store, mine: Claim, counted: bool) -> bool:
    """Queue the audit again, to be sent by the caller; False, and nothing written, when it is not mine.

    ``counted``: the try counts, since the audit may be what ended it; one that was merely interrupted costs nothing.
    """
    again = {"status": Status.QUEUED, "claim": None, "lease_until": None, "resend_at": now(), "sends": 1}
    with store.writing() as session:
        return changes_one(session, _if_mine(mine).values(**again, tries=Audit.tries - (0 if counted else 1)))


def _if_mine(mine: Claim) -> Update:
    return update(Audit).where(Audit.id == mine.audit_id, Audit.status == Status.RUNNING, Audit.claim == mine.token)


def _ended(status: Status) -> dict[str, Any]:
    return {"status": status, "ended_at": now(), "claim": None, "lease_until": None}


def _until(lease: float) -> Any:
    return now() + timedelta(seconds=lease)


def _findings(mine: Claim, report: Report) -> list[AuditFinding]:
    return [
        AuditFinding(
            audit_id=mine.audit_id,
            workspace=mine.workspace,
            position=position,
            code=found.code,
            rule=found.rule,
            severity=found.severity.value,
            confidence=found.confidence,
            side=found.side.value,
            text=found.shown,
            message=found.message,
            fingerprint=found.fingerprint,
            dismissed=found.dismissed is not None,
        )
        for position, found in enumerate(report.findings)
    ]
