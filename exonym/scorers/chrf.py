"""``chrf``: character n-gram F-score against the reference, 0 to 100, over all segments with a reference together.

Popović 2015 (chrF2: recall counts twice), as sacreBLEU computes it; its signature says how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from exonym.config import AuditConfig
from exonym.plugins import Need, Scored, SegmentText
from exonym.scoring.references import score_against_references


@dataclass(frozen=True)
class Chrf:
    """Corpus chrF2."""

    name: str = "chrf"
    needs: frozenset[Need] = frozenset({Need.REFERENCE})

    def unavailable(self, config: AuditConfig) -> str | None:  # noqa: ARG002
        """Nothing but a reference is needed."""
        return None

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:  # noqa: ARG002
        """chrF2 over the segments with a reference together, and of each of them."""
        from sacrebleu.metrics import CHRF

        segments = (CHRF().sentence_score(t.target, [t.reference]).score if t.reference else None for t in texts)
        return replace(score_against_references(CHRF(), texts, (0.0, 100.0)), segments=tuple(segments))


SCORER = Chrf()
