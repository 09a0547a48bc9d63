"""Score segments against their references with one of sacreBLEU's metrics."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exonym.model import Score
from exonym.plugins import Scored, SegmentText


def score_against_references(metric: Any, texts: Sequence[SegmentText], limits: tuple[float, float]) -> Scored:
    """Score all segments that have a reference together, with the signature of that score.

    Where no segment found its reference, the whole target is compared with nothing, which is the metric's worst score.
    """
    judged = [(text.target, text.reference) for text in texts if text.reference]
    judged = judged or [(text.target, "") for text in texts]
    value = metric.corpus_score([target for target, _ in judged], [[reference for _, reference in judged]]).score
    low, high = limits
    return Scored(Score(min(max(value, low), high), limits, str(metric.get_signature())))
