"""What became of the findings from one revision of an article to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from service.audits.reading import get, report_of
from service.errors import AuditNotFound, NoPrevious
from service.store import Store

Found = dict[str, Any]
"""A finding, as reports have it."""


@dataclass(frozen=True)
class Changes:
    """The findings of an audit beside those of the one before it, ``previous``.

    ``new`` and ``kept`` are as this audit's report has them, ``gone`` as the one's before.
    """

    previous: str
    new: tuple[Found, ...]
    gone: tuple[Found, ...]
    kept: tuple[Found, ...]


def changes_of(store: Store, audit_id: str, workspace: str | None = None) -> Changes:
    """What changed against the audit before.

    Raises AuditNotFound, NoPrevious where there is none (any more), and NotDone when either has no report.
    """
    previous = get(store, audit_id, workspace).previous
    if previous is None:
        raise NoPrevious(audit_id)
    report = report_of(store, audit_id, workspace)
    try:
        before = report_of(store, previous, workspace)
    except AuditNotFound as error:
        raise NoPrevious(audit_id) from error
    return compare_findings(previous, before["findings"], report["findings"])


def compare_findings(previous: str, before: list[Found], after: list[Found]) -> Changes:
    """Findings are the same by their fingerprints: those have no offsets in them, and count equal errors one by one."""
    old, own = ({finding["fingerprint"] for finding in findings} for findings in (before, after))
    return Changes(
        previous,
        new=tuple(finding for finding in after if finding["fingerprint"] not in old),
        gone=tuple(finding for finding in before if finding["fingerprint"] not in own),
        kept=tuple(finding for finding in after if finding["fingerprint"] in old),
    )
