"""A sentence that reads like a bad translation.

What it finds
    A sentence whose quality score, taken against its source, is far below what good translations get.

Why it matters
    Its meaning may be lost or turned round without any name or number being wrong, so no other rule sees it.

Example
    Source: "Sąd uchylił wyrok." Target: "The court he lifted sentence to." It scores 0.2, a good translation
    0.7.

When to switch it off
    For poetry, recipes, lists of parts, and other texts unlike the encyclopaedia and forum sentences that the packaged
    model learnt from, if it marks what your editors find good.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import AlignedSegment, Article
from exonym.model import Mark, Severity
from exonym.plugins import QE, Check, Need

DOUBTFUL = 0.35
BAD = 0.2
"""Scores below which a sentence is marked as minor and as major.

Of 998 human translations 5 and none are (training/README.md)."""
SHORTEST = 25
"""Characters of the target: the model knows little about headings and bylines."""


@dataclass(frozen=True)
class QualitySegment(Check):
    """See the module."""

    code: str = "QUA01"
    rule: str = "quality.segment"
    category: str = "other"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset({Need.SOURCE, Need.QUALITY})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every sentence that scores low."""
        for segment in article.aligned_segments():
            score = segment.segment.scores.get(QE)
            if score is not None and score < DOUBTFUL and len(segment.target_text) >= SHORTEST:
                yield _mark_sentence(segment, score)


def _mark_sentence(segment: AlignedSegment, score: float) -> Mark:
    bad = score < BAD
    what = "reads like a bad translation" if bad else "may be translated badly"
    return Mark(
        span=segment.target,
        message=f"This sentence {what} (quality {round(100 * score)} of 100). Check it against the source.",
        severity=Severity.MAJOR if bad else Severity.MINOR,
        confidence=round(min(1.0, 0.5 + (DOUBTFUL - score)), 2),
        source=segment.source,
    )


CHECK = QualitySegment()
