"""The way of a pair: segment, align, score, name, check, decide."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import TYPE_CHECKING

from exonym import verdict
from exonym.alignment import align
from exonym.alignment.words import link_words, word_reader
from exonym.config import AuditConfig
from exonym.extend import Article, Check, Doubt, Need, Scorer, SegmentText, discover
from exonym.findings import in_order, internal_error, to_findings, without_echoes
from exonym.language.identification import language_name, other_language, with_source_lang
from exonym.model import Coverage, Engine, Finding, Pair, Report, Score, Segment, Skipped, Span
from exonym.names.ledger import build_ledger
from exonym.names.loading import load_facts
from exonym.names.namebook import Namebook, packaged_namebook, read_own, using
from exonym.offsets import as_received
from exonym.quality import rated
from exonym.reading import read_pair
from exonym.segmentation import segment
from exonym.text import primary
from exonym.validation import check_pair

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

Embed = Callable[[Sequence[str]], "npt.NDArray[np.float32]"]

LANGUAGE_RULE = "language.mismatch"
"""The rule that says so when a translation is not in its language; the others have nothing to say of it then."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Scoring:
    """What the scorers made of a pair's segments. ``notes`` are distinct and in the scorers' order; ``doubts``
    go by the index of the segment."""

    segments: tuple[Segment, ...]
    scores: dict[str, Score]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    doubts: dict[int, tuple[Doubt, ...]]


class Auditor:
    """Audits pairs under one configuration. Holds loaded models, so make one a process and keep it.

    ``embed`` turns n texts into n unit vectors, for alignment; by default the packaged encoder, loaded when needed.
    ``namebook`` takes the place of the configuration's namebooks. Raises InvalidConfig when one of those is malformed.
    """

    def __init__(
        self, config: AuditConfig | None = None, embed: Embed | None = None, namebook: Namebook | None = None
    ) -> None:
        self.config = config or AuditConfig()
        self.namebook = namebook or (read_own(self.config.namebooks) if self.config.namebooks else None)
        self.embed = embed or _packaged_encoder()
        self.checks: tuple[Check, ...] = discover("exonym.checks", "CHECK")
        self.scorers: tuple[Scorer, ...] = discover("exonym.scorers", "SCORER")

    def audit(self, pair: Pair) -> Report:
        """Audit one pair.

        Raises InvalidPair when a text or language is not acceptable, ModelMissing when a checkpoint is not here.
        """
        check_pair(pair)
        readings = read_pair(pair)
        with using(self.namebook):
            return as_received(self._audited(readings.pair), readings)

    def _audited(self, given: Pair) -> Report:
        pair, notes = with_source_lang(given)
        with ThreadPoolExecutor(1) as beside:
            facts = beside.submit(copy_context().run, load_facts, _languages(pair))
            reader = word_reader(self.embed)
            segments = self._segments(pair, reader or self.embed)
            links = link_words(pair, segments, reader) if reader else {}
            scoring = self._scored(pair, segments)
            facts.result()
        ledger = build_ledger(pair, scoring.segments)
        article = Article(pair, scoring.segments, ledger, self.config, scoring.doubts, links)
        findings, coverage = self._checked(article, scoring.scores)
        rating = rated(article, scoring.scores, findings)
        return Report(
            id=pair.id,
            source_lang=pair.source_lang,
            target_lang=pair.target_lang,
            verdict=verdict.decide(self.config, findings, rating.scores, rating.segments),
            scores=rating.scores,
            segments=rating.segments,
            paragraphs=rating.paragraphs,
            findings=findings,
            names=article.ledger.entries,
            coverage=replace(coverage, skipped=(*coverage.skipped, *scoring.skipped)),
            metadata=pair.metadata,
            engine=self.engine(),
            notes=(*notes, *scoring.notes),
        )

    def engine(self) -> Engine:
        """Versions of all that can change a report."""
        rules = "\n".join(f"{c.code} {c.rule} {c.severity}" for c in self.checks)
        return Engine(
            version=version("exonym"),
            rules=hashlib.sha256(rules.encode()).hexdigest()[:12],
            namebook=(self.namebook or packaged_namebook()).version,
            segmenter=f"sentencex {version('sentencex')}",
        )

    def _segments(self, pair: Pair, embed: Embed) -> tuple[Segment, ...]:
        target = segment(pair.target, pair.target_lang)
        if not _says_something(pair.source):
            found = tuple(Segment(i, None, span) for i, span in enumerate(target))
        else:
            source = segment(pair.source or "", pair.source_lang)
            found = align(pair.source or "", source, pair.target, target, embed)
        return _with_reference(pair, target, found, embed)

    def _scored(self, pair: Pair, segments: tuple[Segment, ...]) -> _Scoring:
        texts = [_segment_text(pair, s) for s in segments]
        scores: dict[str, Score] = {}
        skipped: list[Skipped] = []
        notes: list[str] = []
        doubts: dict[int, tuple[Doubt, ...]] = {}
        for scorer in self.scorers:
            why = _lacks(scorer.needs, pair, scores) or scorer.unavailable(self.config)
            if why:
                skipped.append(Skipped(scorer.name, why))
                continue
            scored = scorer.score(texts, self.config)
            scores[scorer.name] = scored.score
            notes += scored.notes
            doubts |= enumerate(scored.doubts or ())
            if scored.segments is not None:
                segments = _with_scores(segments, scorer.name, scored.segments)
        return _Scoring(segments, scores, tuple(skipped), tuple(dict.fromkeys(notes)), doubts)

    def _checked(self, article: Article, scores: dict[str, Score]) -> tuple[tuple[Finding, ...], Coverage]:
        findings: list[Finding] = []
        ran: list[str] = []
        skipped: list[Skipped] = []
        unreadable = self._unreadable(article.pair)
        for check in self.checks:
            why = self._why_not(check, article.pair, scores) or (check.rule != LANGUAGE_RULE and unreadable)
            if why:
                skipped.append(Skipped(check.rule, why))
            else:
                ran.append(check.rule)
                findings += run_check(check, article)
        return in_order(without_echoes(findings)), Coverage((*scores, *ran), tuple(skipped))

    def _why_not(self, check: Check, pair: Pair, scores: dict[str, Score]) -> str | None:
        if check.rule in self.config.rules_off:
            return "switched off"
        return _lacks(check.needs, pair, scores) or _no_data(check, pair)

    def _unreadable(self, pair: Pair) -> str | None:
        """Why no other rule can judge a translation that is not in its language at all; None where they can."""
        found = None if LANGUAGE_RULE in self.config.rules_off else other_language(pair.target, pair.target_lang)
        return f"the translation is in {language_name(found)}" if found else None


def _packaged_encoder() -> Embed:
    """Texts to unit vectors, loaded when it is first asked."""
    from exonym.checkpoints.embedding import SentenceEncoder

    return SentenceEncoder()


def run_check(check: Check, article: Article) -> list[Finding]:
    """What a check finds; one internal.error when it crashes, so that the rest of the audit goes on."""
    try:
        return to_findings(article, check, check.find(article))
    except Exception as error:
        logger.exception("the rule %s failed", check.rule)
        return [internal_error(check.rule, error)]


def _with_scores(segments: tuple[Segment, ...], name: str, values: Sequence[float | None]) -> tuple[Segment, ...]:
    scored = zip(segments, values, strict=True)
    return tuple(s if v is None else replace(s, scores={**s.scores, name: v}) for s, v in scored)


def _segment_text(pair: Pair, segment: Segment) -> SegmentText:
    source = segment.source.of(pair.source or "") if segment.source else ""
    target = segment.target.of(pair.target) if segment.target else ""
    return SegmentText(source, target, segment.reference, pair.source_lang, pair.target_lang)


def _with_reference(
    pair: Pair, target: tuple[Span, ...], segments: tuple[Segment, ...], embed: Embed
) -> tuple[Segment, ...]:
    if not _says_something(pair.reference):
        return segments
    reference = pair.reference or ""
    beads = align(reference, segment(reference, pair.target_lang), pair.target, target, embed)
    return tuple(replace(s, reference=_reference_of(s, beads, reference)) for s in segments)


def _reference_of(segment: Segment, beads: tuple[Segment, ...], reference: str) -> str:
    """The reference's text for a segment's target: every bead whose target it holds."""
    span = segment.target
    if span is None:
        return ""
    parts = [b.source.of(reference) for b in beads if b.source and b.target and b.target.overlaps(span)]
    return " ".join(parts)


def _lacks(needs: frozenset[Need], pair: Pair, scores: dict[str, Score]) -> str | None:
    if Need.SOURCE in needs and not _says_something(pair.source):
        return "no source text"
    if Need.REFERENCE in needs and not _says_something(pair.reference):
        return "no reference"
    return "no quality estimate" if Need.QUALITY in needs and "qe" not in scores else None


def _no_data(check: Check, pair: Pair) -> str | None:
    for langs, given, side in (
        (check.source_langs, pair.source_lang, "source"),
        (check.target_langs, pair.target_lang, "target"),
    ):
        if langs is None or (side == "source" and not _says_something(pair.source)):
            continue
        if given is None:
            return f"the {side} language was not given and could not be identified"
        if primary(given) not in langs:
            return f"no data for {side} language {given}"
    return None


def _languages(pair: Pair) -> list[str]:
    return [primary(lang) for lang in (pair.source_lang, pair.target_lang) if lang]


def _says_something(text: str | None) -> bool:
    return bool(text and text.strip())
