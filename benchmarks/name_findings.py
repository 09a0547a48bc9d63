"""What the name rules find: in a whole audit, or alone on texts whose lines stand side by side, without the models."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from exonym import Auditor, Pair
from exonym.article import Article
from exonym.config import AuditConfig
from exonym.model import Finding, Segment, Severity, Side, Span
from exonym.names.identity.ledger import build_ledger
from exonym.plugins import Check, load_checks
from exonym.report.findings import make_findings

Findings = tuple[Finding, ...]

_FAMILIES = ("name", "acronym")
_LEAST = 12
"""A finding may be three times as long as what it should mark, and this many characters always count as that."""


def finder(*, rules_only: bool) -> Callable[[Pair], Findings]:
    """What finds the names of a pair: a whole audit, or the name rules alone."""
    return by_rules if rules_only else _by_audit


def by_rules(pair: Pair) -> Findings:
    """What the name rules find when each line of the source is the segment of the same line of the target.

    Raises ValueError when the texts have not as many lines.
    """
    segments = lines_aligned(pair.source or "", pair.target)
    article = Article(pair, segments, build_ledger(pair, segments), AuditConfig())
    checks = load_checks()
    found = (make_findings(article, check, check.find(article)) for check in checks if _judges(check, article))
    return names_in(finding for findings in found for finding in findings)


def lines_aligned(source: str, target: str) -> tuple[Segment, ...]:
    """A segment a line. Raises ValueError when the texts have not as many lines."""
    sides = zip(_lines(source), _lines(target), strict=True)
    return tuple(Segment(index, a, b, 1.0) for index, (a, b) in enumerate(sides))


def names_in(findings: Iterable[Finding]) -> Findings:
    """The findings about names in the target, neutral ones left out."""
    return tuple(
        f
        for f in findings
        if f.rule.split(".")[0] in _FAMILIES and f.severity is not Severity.NEUTRAL and f.side is Side.TARGET
    )


def marks(finding: Finding, span: Span) -> bool:
    """Whether the finding marks what stands at ``span``, and not half the sentence with it."""
    own = Span(finding.start, finding.end)
    return own.overlaps(span) and len(own) <= 3 * max(_LEAST, len(span))


def percent(part: int, whole: int) -> float | None:
    """To one decimal, null of nothing."""
    return round(100 * part / whole, 1) if whole else None


def _by_audit(pair: Pair) -> Findings:
    return names_in(_auditor().audit(pair).findings)


@cache
def _auditor() -> Auditor:
    return Auditor()


def _judges(check: Check, article: Article) -> bool:
    langs = check.source_langs
    return check.rule.split(".")[0] in _FAMILIES and (langs is None or article.source_lang in langs)


def _lines(text: str) -> list[Span]:
    return [Span(*line.span()) for line in re.finditer(r"^.*$", text, re.MULTILINE)]
