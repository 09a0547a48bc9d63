"""Corrections of an audit's translation, as editors want them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from exonym.model import Finding, Pair, Report, Side
from exonym.report.corrections import Corrected, Correction, apply_corrections, choose_corrections
from service import audits
from service.decisions.deciding import find_done
from service.decisions.holding import find_holding
from service.store import Store
from service.store.models import AuditText, Choice, EditorDecision


@dataclass(frozen=True)
class Corrections:
    """What may be written in place of a translation's words. ``wanted``: only what editors accepted.

    ``report`` has the findings alone that have something to write in their place, which is their first suggestion.
    """

    pair: Pair
    report: Report
    possible: tuple[Correction, ...]
    wanted: tuple[Correction, ...]

    def apply(self, every: bool) -> Corrected:
        """The translation with every correction made, or those that editors accepted."""
        return apply_corrections(self.pair, self.possible if every else self.wanted)


def find_corrections(store: Store, audit_id: str, workspace: str) -> Corrections:
    """What an audit and its editors want to be written; of nothing dismissed. Raises AuditNotFound and NotDone."""
    with store.reading() as session:
        audit, report = find_done(session, audit_id, workspace)
        holding = find_holding(session, audit, report)
        pair = audits.to_pair(audit, session.get_one(AuditText, audit_id))
    accepted = {mark: row for mark, row in holding.items() if row.decision == Choice.ACCEPTED}
    first = {correction.finding.fingerprint: correction.replacement for correction in choose_corrections(report)}
    first |= _own_words(report, accepted)
    findings = tuple(_with_first(f, first[f.fingerprint]) for f in report.findings if f.fingerprint in first)
    possible = tuple(Correction(finding, finding.suggestions[0]) for finding in findings)
    wanted = tuple(one for one in possible if one.finding.fingerprint in accepted)
    return Corrections(pair, replace(report, findings=findings), possible, wanted)


def _own_words(report: Report, accepted: Mapping[str, EditorDecision]) -> dict[str, str]:
    """What editors want written instead of the first suggestion."""
    marking = {f.fingerprint for f in report.findings if f.side is Side.TARGET and f.start < f.end}
    return {mark: row.replacement for mark, row in accepted.items() if row.replacement is not None and mark in marking}


def _with_first(finding: Finding, replacement: str) -> Finding:
    return replace(finding, suggestions=tuple(dict.fromkeys((replacement, *finding.suggestions))))
