"""``bleu``: n-gram precision against the reference, 0 to 100, over all segments with a reference together.

Papineni et al. 2002, as sacreBLEU computes it (Post 2018); its signature says how.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from exonym.config import AuditConfig
from exonym.plugins import Need, Scored, SegmentText
from exonym.scoring.references import score_against_references


@dataclass(frozen=True)
class Bleu:
    """Corpus BLEU."""

    name: str = "bleu"
    needs: frozenset[Need] = frozenset({Need.REFERENCE})

    def unavailable(self, config: AuditConfig) -> str | None:  # noqa: ARG002
        """Nothing but a reference is needed."""
        return None

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:  # noqa: ARG002
        """BLEU over the segments with a reference."""
        from sacrebleu.metrics import BLEU

        return score_against_references(BLEU(), texts, (0.0, 100.0))


SCORER = Bleu()
