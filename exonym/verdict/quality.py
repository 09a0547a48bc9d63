"""The one number: quality, of an article, its paragraphs and its segments.

quality = 100 * min(estimate, translated) * 100 / (100 + points)

``estimate`` is ``qe``, corrected by how alike the two sides of each segment are (exonym/verdict/estimates.py); of an
article and a paragraph it is the mean over segments weighted by characters of the target.

``points`` is the MQM penalty per 100 target words: the sum over findings of weight times confidence. The weights are
those of the MQM scoring model (minor 1, major 5, critical 25; https://themqm.org) unless the configuration has
others. Texts under WORDS_FLOOR words count as that many, so that one slip in a headline does not outweigh it.

``translated`` is the share of the text that was translated at all: what is left of the source without the sentences
that the translation lacks, times what is left of the target without those in another language, each counted as surely
as its finding says. It caps a copied or mostly missing article, whatever the model says of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from exonym.article import Article
from exonym.config.penalties import Weights
from exonym.model import Finding, Paragraph, Score, Segment, Severity, Side, Span
from exonym.plugins import QE
from exonym.verdict.estimates import estimate
from exonym.verdict.paragraphs import Stretch, stretches

QUALITY = "quality"
ESTIMATE = "estimate"
"""What a segment's score of that name is: ``estimate`` of the formula, 0..1, to six places."""
WORDS_FLOOR = 20
LACKING = frozenset({"omission.segment"})
"""Rules whose findings cover source text that nothing translates."""
FOREIGN = frozenset({"untranslated.segment", "language.mismatch"})
"""Rules whose findings cover target text that is not in the target language; a critical one, all of it."""


@dataclass(frozen=True)
class Rated:
    """What has qualities now."""

    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]
    scores: dict[str, Score]


def points(findings: Iterable[Finding], words: int, weights: Weights) -> float:
    """MQM penalty points per 100 words of the target."""
    total = sum(weights.of(f.rule, f.severity) * f.confidence for f in findings)
    return 100 * total / max(words, WORDS_FLOOR)


def translated(segments: Sequence[Segment], findings: Sequence[Finding]) -> float:
    """The share of the segments' texts that was translated, 0..1."""
    lacking = [f for f in findings if f.rule in LACKING and f.side is Side.SOURCE]
    foreign = [f for f in findings if f.rule in FOREIGN and f.side is Side.TARGET]
    whole = max((f.confidence for f in foreign if f.severity is Severity.CRITICAL), default=0.0)
    source = _kept([s.source for s in segments if s.source], lacking)
    return source * min(1 - whole, _kept([s.target for s in segments if s.target], foreign))


def quality(estimated: float, share: float, penalty: float) -> float:
    """The quality, 0..100, from an estimate and the share translated (both 0..1), and points per 100 words."""
    return round(100 * min(estimated, share) * 100 / (100 + penalty), 2)


def rated(article: Article, scores: Mapping[str, Score], findings: Sequence[Finding]) -> Rated:
    """Qualities of all, where there is a ``qe`` to start from; paragraphs, with what was found in them, in any case."""
    segments = tuple(_with_estimate(article, s) for s in article.segments) if QE in scores else article.segments
    return rated_again(article.pair.target, segments, scores, findings, article.config.weights)


def rated_again(
    target: str,
    segments: tuple[Segment, ...],
    scores: Mapping[str, Score],
    findings: Sequence[Finding],
    weights: Weights,
) -> Rated:
    """The same from segments that have their estimates, with other findings than before."""
    paragraphs = stretches(target, segments, findings)
    if QE not in scores:
        return Rated(segments, tuple(_paragraph(p, {}) for p in paragraphs), dict(scores))
    value = _rating(target, segments, findings, weights)
    by_segment: dict[int | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_segment[finding.segment].append(finding)
    score = Score(value, (0.0, 100.0), f"{signature(weights)}|{scores[QE].signature}")
    return Rated(
        tuple(_segment(target, s, by_segment[s.index], weights) for s in segments),
        tuple(_paragraph(p, _paragraph_scores(target, p, weights)) for p in paragraphs),
        {**scores, QUALITY: score} if QUALITY in scores else {QUALITY: score, **scores},
    )


def signature(weights: Weights) -> str:
    """The formula with its weights; the signature of the quality estimate comes behind it."""
    return (
        f"formula:min(estimate,translated)*100/(100+mqm)|{weights.signature}|per:100words|floor:{WORDS_FLOOR}|version:3"
    )


def _kept(spans: Sequence[Span], lost: Iterable[Finding]) -> float:
    length = sum(map(len, spans))
    gone = sum(f.confidence * (f.end - f.start) for f in lost)
    return max(0.0, 1 - gone / length) if length else 1.0


def _rating(text: str, segments: Sequence[Segment], findings: Sequence[Finding], weights: Weights) -> float:
    penalty = points(findings, len(text.split()), weights)
    estimated = _mean((s.scores.get(ESTIMATE, s.scores.get(QE, 0.0)), len(s.target)) for s in segments if s.target)
    return quality(estimated, translated(segments, findings), penalty)


def _with_estimate(article: Article, segment: Segment) -> Segment:
    qe, links = segment.scores.get(QE, 0.0), article.links.get(segment.index)
    value = estimate(qe, segment.alignment, links, article.source_of(segment), article.target_of(segment))
    return replace(segment, scores={**segment.scores, ESTIMATE: round(value, 6)})


def _mean(weighted: Iterable[tuple[float, int]]) -> float:
    pairs = list(weighted)
    return sum(value * size for value, size in pairs) / max(1, sum(size for _, size in pairs))


def _segment(target: str, segment: Segment, findings: Sequence[Finding], weights: Weights) -> Segment:
    text = segment.target.of(target) if segment.target else ""
    return replace(segment, scores={**segment.scores, QUALITY: _rating(text, [segment], findings, weights)})


def _paragraph(stretch: Stretch, scores: Mapping[str, float]) -> Paragraph:
    counts = {severity: sum(f.severity is severity for f in stretch.findings) for severity in Severity}
    return Paragraph(stretch.target, scores, {severity: count for severity, count in counts.items() if count})


def _paragraph_scores(target: str, stretch: Stretch, weights: Weights) -> dict[str, float]:
    qe = _mean((s.scores.get(QE, 0.0), len(s.target)) for s in stretch.segments if s.target)
    value = _rating(stretch.target.of(target), stretch.segments, stretch.findings, weights)
    return {QUALITY: value, QE: round(qe, 4)}
