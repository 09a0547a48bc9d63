"""Words that the quality model is sure are wrong.

What it finds
    A word or a run of words that the model, reading the translation beside its source, calls wrong.
    Where the model never read the source's language it is silent: it doubts good words there.

Why it matters
    A wrong word in a fluent sentence is what readers cannot see and editors have no time to look for: this says where
    to look first.

Example
    Source: "Минфин предложил снизить акцизы." Target: "The Ministry of Finance proposed to lower the axes." The span
    is "axes".

When to switch it off
    For texts unlike news and encyclopaedias, such as poetry or lists of parts, if it marks what your editors find good.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import AlignedSegment, Article, Doubt
from exonym.model import Mark, Severity, Span
from exonym.plugins import EVERY_OTHER, Check, Need


@dataclass(frozen=True)
class QualitySpan(Check):
    """See the module. How sure the model must be is written in its card (exonym.checkpoints.card)."""

    code: str = "QUA02"
    rule: str = "quality.span"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset({Need.SOURCE, Need.QUALITY})
    explained_by: frozenset[str] = EVERY_OTHER

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every run of words in doubt that has a source to be held against."""
        for segment in article.aligned_segments():
            yield from (_mark_doubt(segment, doubt) for doubt in article.doubts.get(segment.segment.index, ()))


def _mark_doubt(segment: AlignedSegment, doubt: Doubt) -> Mark:
    return Mark(
        span=segment.in_target(Span(doubt.start, doubt.end)),
        message="These words are probably a wrong translation. Check them against the source.",
        severity=doubt.severity,
        confidence=round(doubt.confidence, 2),
        source=segment.source,
    )


CHECK = QualitySpan()
