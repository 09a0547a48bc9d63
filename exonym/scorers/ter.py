"""``ter``: edits that turn the translation into the reference, by words of the reference, in per cent: 0 is best.

It has no upper end: a translation longer than its reference can need more edits than the reference has words. Over all
segments with a reference together.

Snover et al. 2006, as sacreBLEU computes it; its signature says how.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from exonym.config import AuditConfig
from exonym.plugins import Need, Scored, SegmentText
from exonym.scoring.references import score_against_references


@dataclass(frozen=True)
class Ter:
    """Corpus translation edit rate."""

    name: str = "ter"
    needs: frozenset[Need] = frozenset({Need.REFERENCE})

    def unavailable(self, config: AuditConfig) -> str | None:  # noqa: ARG002
        """Nothing but a reference is needed."""
        return None

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:  # noqa: ARG002
        """Edit rate over the segments with a reference."""
        from sacrebleu.metrics import TER

        return score_against_references(TER(), texts, (0.0, math.inf))


SCORER = Ter()
