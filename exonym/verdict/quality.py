"""Rate the quality of an article, its paragraphs and its segments, 0..100.

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
from exonym.plugins import QE, Check
from exonym.verdict.estimates import correct_estimate
from exonym.verdict.paragraphs import FoundParagraph, find_paragraphs

QUALITY = "quality"
ESTIMATE = "estimate"
"""What a segment's score of that name is: ``estimate`` of the formula, 0..1, to six places."""
WORDS_FLOOR = 20


@dataclass(frozen=True)
class Rating:
    """Segments, paragraphs and the article with their qualities."""

    segments: tuple[Segment, ...]
    paragraphs: tuple[Paragraph, ...]
    scores: dict[str, Score]


def count_points(findings: Iterable[Finding], words: int, weights: Weights) -> float:
    """Count MQM penalty points per 100 words of the target."""
    total = sum(weights.find_points(f.rule, f.severity) * f.confidence for f in findings)
    return 100 * total / max(words, WORDS_FLOOR)


def compute_quality(estimate: float, translated: float, points: float) -> float:
    """Compute the quality, 0..100, from an estimate and the share translated (both 0..1), and points per 100 words."""
    return round(100 * min(estimate, translated) * 100 / (100 + points), 2)


class Rater:
    """Computes qualities with one set of weights. ``checks`` say whose findings cover text that was not translated."""

    def __init__(self, weights: Weights, checks: Iterable[Check]) -> None:
        self.weights = weights
        self._untranslated = {(check.rule, check.untranslated) for check in checks if check.untranslated}

    def rate_article(self, article: Article, scores: Mapping[str, Score], findings: Sequence[Finding]) -> Rating:
        """Qualities of segments, paragraphs and article, where there is a ``qe`` to start from.

        Without one there are paragraphs with what was found in them, and no qualities.
        """
        segments = tuple(_add_estimate(article, s) for s in article.segments) if QE in scores else article.segments
        return self.rate_again(article.pair.target, segments, scores, findings)

    def rate_again(
        self, target: str, segments: tuple[Segment, ...], scores: Mapping[str, Score], findings: Sequence[Finding]
    ) -> Rating:
        """Rate the text ``target`` with other findings than before; its segments have their estimates."""
        paragraphs = find_paragraphs(target, segments, findings)
        if QE not in scores:
            return Rating(segments, tuple(_count_findings(p, {}) for p in paragraphs), dict(scores))
        by_segment: dict[int | None, list[Finding]] = defaultdict(list)
        for finding in findings:
            by_segment[finding.segment].append(finding)
        value = self._rate_text(target, segments, findings)
        score = Score(value, (0.0, 100.0), f"{write_signature(self.weights)}|{scores[QE].signature}")
        return Rating(
            tuple(self._rate_segment(target, s, by_segment[s.index]) for s in segments),
            tuple(_count_findings(p, self._rate_paragraph(target, p)) for p in paragraphs),
            {**scores, QUALITY: score} if QUALITY in scores else {QUALITY: score, **scores},
        )

    def find_share_translated(self, segments: Sequence[Segment], findings: Iterable[Finding]) -> float:
        """The share of the segments' texts that was translated, 0..1. A critical finding in the target covers all."""
        lost = [f for f in findings if (f.rule, f.side) in self._untranslated]
        lacking = [f for f in lost if f.side is Side.SOURCE]
        foreign = [f for f in lost if f.side is Side.TARGET]
        whole = max((f.confidence for f in foreign if f.severity is Severity.CRITICAL), default=0.0)
        source = _find_share_left([s.source for s in segments if s.source], lacking)
        return source * min(1 - whole, _find_share_left([s.target for s in segments if s.target], foreign))

    def _rate_text(self, text: str, segments: Sequence[Segment], findings: Sequence[Finding]) -> float:
        points = count_points(findings, len(text.split()), self.weights)
        estimates = ((s.scores.get(ESTIMATE, s.scores.get(QE, 0.0)), len(s.target)) for s in segments if s.target)
        return compute_quality(_weighted_mean(estimates), self.find_share_translated(segments, findings), points)

    def _rate_segment(self, target: str, segment: Segment, findings: Sequence[Finding]) -> Segment:
        text = segment.target.of(target) if segment.target else ""
        return replace(segment, scores={**segment.scores, QUALITY: self._rate_text(text, [segment], findings)})

    def _rate_paragraph(self, target: str, stretch: FoundParagraph) -> dict[str, float]:
        qe = _weighted_mean((s.scores.get(QE, 0.0), len(s.target)) for s in stretch.segments if s.target)
        value = self._rate_text(stretch.target.of(target), stretch.segments, stretch.findings)
        return {QUALITY: value, QE: round(qe, 4)}


def write_signature(weights: Weights) -> str:
    """The formula with its weights; the signature of the quality estimate comes behind it."""
    return (
        f"formula:min(estimate,translated)*100/(100+mqm)|{weights.signature}|per:100words|floor:{WORDS_FLOOR}|version:3"
    )


def _find_share_left(spans: Sequence[Span], lost: Iterable[Finding]) -> float:
    length = sum(map(len, spans))
    gone = sum(f.confidence * (f.end - f.start) for f in lost)
    return max(0.0, 1 - gone / length) if length else 1.0


def _add_estimate(article: Article, segment: Segment) -> Segment:
    qe, links = segment.scores.get(QE, 0.0), article.links.get(segment.index)
    value = correct_estimate(qe, segment.alignment, links, article.source_of(segment), article.target_of(segment))
    return replace(segment, scores={**segment.scores, ESTIMATE: round(value, 6)})


def _weighted_mean(weighted: Iterable[tuple[float, int]]) -> float:
    pairs = list(weighted)
    return sum(value * size for value, size in pairs) / max(1, sum(size for _, size in pairs))


def _count_findings(stretch: FoundParagraph, scores: Mapping[str, float]) -> Paragraph:
    counts = {severity: sum(f.severity is severity for f in stretch.findings) for severity in Severity}
    return Paragraph(stretch.target, scores, {severity: count for severity, count in counts.items() if count})
