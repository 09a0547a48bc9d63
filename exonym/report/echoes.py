"""One error, one finding: what only repeats another rule's finding is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from exonym.model import Cover, Finding, Side, Span
from exonym.plugins import EVERY_OTHER, Check

_Place = tuple[Side, int, int]


def drop_echoes(findings: Sequence[Finding], checks: Iterable[Check]) -> list[Finding]:
    """The findings, in their order, without those whose rule yields to another rule's finding or is explained by it.

    ``checks`` say which rules do (``Check.yields_to``, ``Check.explained_by``).
    """
    by_rule = {check.rule: check for check in checks}
    above = {rule: _find_rules_above(rule, by_rule) for rule, check in by_rule.items() if check.yields_to}
    explained = {rule: _cover_explained(check, findings) for rule, check in by_rule.items() if check.explained_by}
    rules_at: dict[_Place, set[str]] = defaultdict(set)
    for finding in findings:
        rules_at[_find_place(finding)].add(finding.rule)
    return [
        finding
        for finding in findings
        if rules_at[_find_place(finding)].isdisjoint(above.get(finding.rule, ()))
        and not (finding.rule in explained and explained[finding.rule][finding.side].touches(_find_span(finding)))
    ]


def _find_rules_above(rule: str, by_rule: Mapping[str, Check]) -> set[str]:
    """All rules that a rule yields to: directly, or because another one yields to them."""
    found: set[str] = set()
    waiting = [rule]
    while waiting:
        check = by_rule.get(waiting.pop())
        new = check.yields_to - found if check else frozenset()
        found |= new
        waiting += new
    return found


def _cover_explained(check: Check, findings: Iterable[Finding]) -> Mapping[Side, Cover]:
    """The characters of each side on which another rule's finding explains what this one marks."""
    explaining = [f for f in findings if f.rule in check.explained_by or check.explained_by == EVERY_OTHER]
    others = [finding for finding in explaining if finding.rule != check.rule]
    return {side: Cover(_find_span(finding) for finding in others if finding.side is side) for side in Side}


def _find_span(finding: Finding) -> Span:
    return Span(finding.start, finding.end)


def _find_place(finding: Finding) -> _Place:
    return finding.side, finding.start, finding.end
