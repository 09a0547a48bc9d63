"""Make findings of what checks mark: rule, slice, segment, fingerprint."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from exonym.article import Article
from exonym.documents.unicode import folded
from exonym.model import Finding, Mark, Segment, Severity, Side, SourceSpan
from exonym.plugins import Check

INTERNAL_CODE = "INT01"
INTERNAL_RULE = "internal.error"


class SegmentFinder:
    """Finds the segment that holds a character of a side."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._spans = {
            Side.SOURCE: sorted((s.source, s.index) for s in segments if s.source),
            Side.TARGET: sorted((s.target, s.index) for s in segments if s.target),
        }

    def find_index(self, side: Side, offset: int) -> int | None:
        """Index of the segment around ``offset``, None between segments."""
        spans = self._spans[side]
        place = bisect_right(spans, offset, key=lambda entry: entry[0].start) - 1
        if place < 0 or offset >= max(spans[place][0].end, spans[place][0].start + 1):
            return None
        return spans[place][1]


def make_findings(article: Article, check: Check, marks: Iterable[Mark]) -> list[Finding]:
    """Make findings of one check's marks. Their fingerprints are not final; ``finish_findings`` makes them so."""
    finder = SegmentFinder(article.segments)
    return [_make_finding(article, check, mark, finder) for mark in marks]


def _make_finding(article: Article, check: Check, mark: Mark, finder: SegmentFinder) -> Finding:
    text = mark.span.of(article.text(mark.side))
    at = mark.source
    source = SourceSpan(at.start, at.end, at.of(article.text(Side.SOURCE))) if at else None
    return Finding(
        code=check.code,
        rule=check.rule,
        category=check.category,
        severity=article.config.severities.get(check.rule) or mark.severity or check.severity,
        confidence=round(mark.confidence, 4),
        side=mark.side,
        start=mark.span.start,
        end=mark.span.end,
        text=text,
        segment=finder.find_index(mark.side, mark.span.start),
        message=mark.message,
        fingerprint="|".join([check.rule, folded(text), folded(source.text) if source else "", mark.entity or ""]),
        suggestions=mark.suggestions,
        source_span=source,
    )


def finish_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by side, place and code, and give each its final fingerprint.

    The fingerprint is SHA-256 over rule, surface, source text, entity and the ordinal among equals, so it outlives
    edits elsewhere in the article.
    """
    ordered = sorted(findings, key=lambda f: (f.side is Side.SOURCE, f.start, f.end, f.code))
    seen: Counter[str] = Counter()
    return tuple(_add_fingerprint(finding, seen) for finding in ordered)


def _add_fingerprint(finding: Finding, seen: Counter[str]) -> Finding:
    key = finding.fingerprint
    seen[key] += 1
    return replace(finding, fingerprint=_hash_key(f"{key}|{seen[key]}"), group=_find_group(finding))


def _find_group(finding: Finding) -> str:
    """What findings of one rule on the same words share: 16 hexadecimal digits."""
    return _hash_key(f"{finding.rule}|{finding.side}|{folded(finding.shown)}")[:16]


def _hash_key(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def make_internal_error(failure: str, error: Exception) -> Finding:
    """Make the finding for a crash, such as "The names could not be read". It has no place in the texts."""
    return Finding(
        code=INTERNAL_CODE,
        rule=INTERNAL_RULE,
        category="internal",
        severity=Severity.NEUTRAL,
        confidence=1.0,
        side=Side.TARGET,
        start=0,
        end=0,
        text="",
        segment=None,
        message=f"{failure} ({type(error).__name__}); the rest of the audit went on.",
        fingerprint=f"{INTERNAL_RULE}|{failure}",
    )
