"""``comet``: how good the translation is, judged against the source and a reference, 0 to 1.

The same checkpoint as ``qe``, asked with the reference as well. An article's score is the mean over the segments that
have a reference, weighted by characters of the target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exonym.checkpoints import scoring
from exonym.checkpoints.sample import Sample
from exonym.config import AuditConfig
from exonym.model import Score
from exonym.plugins import Need, Scored, SegmentText


@dataclass(frozen=True)
class ReferenceBased:
    """The reference-based score of a checkpoint."""

    name: str = "comet"
    needs: frozenset[Need] = frozenset({Need.SOURCE, Need.REFERENCE})

    def unavailable(self, config: AuditConfig) -> str | None:
        """Why the configured checkpoint does not give this score."""
        return scoring.unavailable(config, self.name)

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:
        """Scores of the segments with a reference and their weighted mean.

        Raises ModelMissing when the checkpoint is not here.
        """
        metric = scoring.metric(config, self.name)
        samples = [Sample(text.source, text.target, text.reference) for text in texts if text.reference]
        judged, notes = metric.judge(samples)
        scores = [one.score for one in judged]
        value = scoring.weighted_mean(samples, scores)
        rest = iter(scores)
        segments = tuple(next(rest) if text.reference else None for text in texts)
        return Scored(Score(value, (0.0, 1.0), metric.signature), segments, (*metric.notes(texts), *notes))


SCORER = ReferenceBased()
