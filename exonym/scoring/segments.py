"""What the scorers make of a pair's segments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from exonym.article import Doubt
from exonym.config import AuditConfig
from exonym.model import Pair, Score, Segment, Skipped
from exonym.plugins import Scorer, SegmentText
from exonym.report.coverage import find_lack, find_missing_needs
from exonym.report.faults import CRASHED, Faults


@dataclass(frozen=True)
class Scoring:
    """The segments with their scores, and the article's. ``notes`` are distinct and in the scorers' order; ``doubts``
    go by the index of the segment."""

    segments: tuple[Segment, ...]
    scores: Mapping[str, Score] = field(default_factory=dict)
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: Mapping[int, tuple[Doubt, ...]] = field(default_factory=dict)

    def skip_score(self, name: str, why: str) -> Scoring:
        """List a score as absent."""
        return replace(self, skipped=(*self.skipped, Skipped(name, why)))


def score_segments(
    scorers: Iterable[Scorer], pair: Pair, segments: tuple[Segment, ...], config: AuditConfig, faults: Faults
) -> Scoring:
    """Score the segments with each scorer in turn; a score that is not possible, or crashes, is listed as skipped."""
    texts = [_make_segment_text(pair, s) for s in segments]
    scoring = Scoring(segments)
    for scorer in scorers:
        step = partial(_add_score, scoring, scorer, pair, texts, config)
        crashed = scoring.skip_score(scorer.name, CRASHED)
        scoring = faults.attempt(f"The score {scorer.name} could not be computed", step, crashed)
    return scoring


def _add_score(
    scoring: Scoring, scorer: Scorer, pair: Pair, texts: Sequence[SegmentText], config: AuditConfig
) -> Scoring:
    why = find_lack(scorer.needs, find_missing_needs(pair, scoring.scores)) or scorer.unavailable(config)
    if why:
        return scoring.skip_score(scorer.name, why)
    scored = scorer.score(texts, config)
    return replace(
        scoring,
        segments=_put_scores(scoring.segments, scorer.name, scored.segments),
        scores={**scoring.scores, scorer.name: scored.score},
        notes=tuple(dict.fromkeys([*scoring.notes, *scored.notes])),
        doubts={**scoring.doubts, **dict(enumerate(scored.doubts or ()))},
    )


def _put_scores(segments: tuple[Segment, ...], name: str, values: Sequence[float | None] | None) -> tuple[Segment, ...]:
    if values is None:
        return segments
    scored = zip(segments, values, strict=True)
    return tuple(s if v is None else replace(s, scores={**s.scores, name: v}) for s, v in scored)


def _make_segment_text(pair: Pair, segment: Segment) -> SegmentText:
    source = segment.source.of(pair.source or "") if segment.source else ""
    target = segment.target.of(pair.target) if segment.target else ""
    return SegmentText(source, target, segment.reference, pair.source_lang, pair.target_lang)
