"""``qe``: how good the translation is, judged against the source alone, 0 to 1.

The checkpoint reads source and translation together. Its raw score becomes 0 to 1 by the calibration of its
``model.json``: for the packaged model, about the mean direct assessment of people divided by 100. An article's score is
the mean over its segments weighted by characters of the target; target that no source stands behind counts 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exonym.article import Doubt
from exonym.checkpoints import scoring
from exonym.checkpoints.sample import ErrorSpan, Sample
from exonym.config import AuditConfig
from exonym.model import Score, Severity
from exonym.plugins import Need, Scored, SegmentText


@dataclass(frozen=True)
class QualityEstimation:
    """The reference-free score of a checkpoint."""

    name: str = "qe"
    needs: frozenset[Need] = frozenset({Need.SOURCE})

    def unavailable(self, config: AuditConfig) -> str | None:
        """Why the configured checkpoint does not give this score."""
        return scoring.unavailable(config, self.name)

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:
        """Scores of all segments and their weighted mean. Raises ModelMissing when the checkpoint is not here."""
        metric = scoring.metric(config, self.name)
        samples = [Sample(text.source, text.target) for text in texts]
        judged, notes = metric.judge(samples)
        scores = tuple(one.score for one in judged)
        return Scored(
            Score(scoring.weighted_mean(samples, scores), (0.0, 1.0), metric.signature),
            scores,
            (*metric.notes(texts), *notes),
            tuple(
                tuple(map(_doubt, one.errors)) if metric.marks_words_of(text) else ()
                for one, text in zip(judged, texts, strict=True)
            ),
        )


def _doubt(error: ErrorSpan) -> Doubt:
    return Doubt(error.start, error.end, Severity(error.severity), error.confidence)


SCORER = QualityEstimation()
