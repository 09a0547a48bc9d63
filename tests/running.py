"""Running an audit to its end without a worker: claimed, audited, ended."""

from __future__ import annotations

from service import audits
from service.store import Store
from tests.fakes import WordAuditor


def run_audit(store: Store, audit_id: str, auditor: WordAuditor | None = None) -> None:
    """Run a queued audit here and now; one over which the auditor stumbles fails."""
    mine = audits.claim(store, audit_id, 30)
    assert mine is not None
    try:
        report = (auditor or WordAuditor()).audit(mine.pair)
    except Exception as error:
        audits.fail(store, mine, str(error))
    else:
        audits.finish(store, mine, report)
