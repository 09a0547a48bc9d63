"""Time is linear in the text, whatever it holds: every rule and reader, at n characters and at four times as many.

Rules get the text as it is here, without what the reading does to long words, so that no pattern leans on that.
"""

from __future__ import annotations

import gc
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from exonym import AuditConfig, Auditor, Pair, Report, Score
from exonym.alignment import align_sentences
from exonym.alignment.sentences import split_sentences
from exonym.article import Article
from exonym.config.penalties import MQM
from exonym.documents import Reading, Readings, read_pair
from exonym.documents.offsets import place_in_received, place_in_utf16
from exonym.lexicon.identification import identify, other_language
from exonym.model import Coverage, Finding, Format, Segment
from exonym.names.identity.ledger import build_ledger
from exonym.plugins import Check, load_checks
from exonym.renderers.html import RENDERER as HTML
from exonym.renderers.json import RENDERER as JSON
from exonym.renderers.text import RENDERER as TEXT
from exonym.report.corrections import apply_corrections, choose_corrections
from exonym.report.echoes import drop_echoes
from exonym.report.findings import finish_findings, make_findings
from exonym.verdict.decision import decide_verdict
from exonym.verdict.quality import Rater
from tests.exonym.kinds import KINDS

SMALL, TIMES = 2_000, 4
"""Characters of the smaller text, a multiple of the longest sentence, and how much longer the other is."""
SIZES = {
    "many names": 4_000,
    "acronyms": 4_000,
    "opening brackets": 1_000,
    "opening quotation marks": 1_000,
    "placeholders": 1_000,
    "prose": 8_000,
    "names in prose": 8_000,
}
"""Of other smaller texts: a name is compared with those of the segments beside, and sentences are aligned within a band
that a short text does not fill; what is found at each character takes long to show."""
TOO_MANY = 5.0
"""Times that the longer text may take what the smaller one takes."""
FLOOR = 0.06
"""Seconds of the processor under which a time says nothing: a pass of the garbage collector takes half of it."""
TRIES = 4
"""How often a step must be too slow, for others use the machine too."""
CHECKS = load_checks()


def embed(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """A vector a text, by how often it has words of each number."""
    rows = np.full((len(texts), 64), 0.01, np.float32)
    for row, text in zip(rows, texts, strict=True):
        row += np.bincount([zlib.crc32(word.encode()) % 64 for word in text.split()], minlength=64)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@dataclass
class Clock:
    """Seconds of the processor that steps take, by name."""

    times: dict[str, float] = field(default_factory=dict)

    def __call__(self, step: str, do: Callable[..., Any], *given: Any) -> Any:
        begun = time.process_time()
        done = do(*given)
        self.times[step] = time.process_time() - begun
        return done


def work(pair: Pair) -> dict[str, float]:
    """The times of all that an audit does but for the models, and of what is made of its report."""
    clock = Clock()
    clock("reading", read_pair, pair)
    clock("reading of HTML", read_pair, replace(pair, format=Format.HTML))
    clock("identification", identify, pair.target)
    clock("other language", other_language, pair.target, "en")
    article = read(pair, clock)
    found = [finding for check in CHECKS for finding in clock(check.rule, find, article, check)]
    findings = clock("order", lambda: finish_findings(drop_echoes(found, CHECKS)))
    scores = {"qe": Score(0.5, (0.0, 1.0), "none")}
    rating = clock("quality", Rater(MQM, CHECKS).rate_article, article, scores, findings)
    verdict = clock("verdict", decide_verdict, article.config, findings, rating.scores, rating.segments)
    report = Report(
        id=None,
        source_lang=pair.source_lang,
        target_lang=pair.target_lang,
        verdict=verdict,
        scores=rating.scores,
        segments=rating.segments,
        paragraphs=rating.paragraphs,
        findings=findings,
        names=article.ledger.entries,
        coverage=Coverage(()),
        metadata=pair.metadata,
        engine=Auditor(embed=embed).describe_engine(),
    )
    show(report, pair, clock)
    return clock.times


def find(article: Article, check: Check) -> list[Finding]:
    return make_findings(article, check, check.find(article))


def read(pair: Pair, clock: Clock) -> Article:
    target = clock("segmentation", split_sentences, pair.target, "en")
    source = clock("segmentation of the source", split_sentences, pair.source or "", "pl")
    segments = clock("alignment", align_sentences, pair.source or "", source, pair.target, target, embed)
    assert all(isinstance(each, Segment) for each in segments)
    ledger = clock("ledger", build_ledger, pair, segments)
    return Article(pair, segments, ledger, AuditConfig())


def show(report: Report, pair: Pair, clock: Clock) -> None:
    source = Reading.from_text(pair.source) if pair.source else None
    clock("offsets", place_in_received, report, Readings(pair, source, Reading.from_text(pair.target)))
    clock("offsets in UTF-16", place_in_utf16, report, pair)
    for renderer in (HTML, JSON, TEXT):
        clock(f"report as {renderer.name}", renderer.render, report, pair)
    clock("corrections", lambda: apply_corrections(pair, choose_corrections(report)))


def pair_of(kind: str, size: int, start: int, alone: bool) -> Pair:
    """A text and, as its translation, one like it with a word more here and there."""
    text = KINDS[kind](size, start)
    words = text.split(" ")
    target = " ".join(word if at % 40 else f"so {word}" for at, word in enumerate(words))
    return Pair("So " + target, None if alone else text, source_lang=None if alone else "pl")


def too_slow(kind: str, alone: bool, start: int) -> dict[str, tuple[float, float]]:
    """Steps that take too many times as long for a text so many times longer, with both times."""
    size = SIZES.get(kind, SMALL)
    small = work(pair_of(kind, size, start, alone))
    large = work(pair_of(kind, TIMES * size, start + size, alone))
    return {
        step: (small[step], seconds)
        for step, seconds in large.items()
        if seconds > FLOOR and seconds > TOO_MANY * small[step]
    }


@pytest.fixture(scope="module", autouse=True)
def warm() -> Iterator[None]:
    """Tables loaded, and no garbage collected while the clock runs."""
    for kind in ("names in prose", "acronyms", "numbers with units", "dates"):
        for alone in (False, True):
            work(pair_of(kind, SMALL, 0, alone))
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.parametrize("alone", [False, True], ids=["with its source", "alone"])
@pytest.mark.parametrize("kind", KINDS)
def test_time_is_linear(kind: str, alone: bool) -> None:
    slow = too_slow(kind, alone, 0)
    for attempt in range(1, TRIES):
        if slow:
            again_slow = too_slow(kind, alone, attempt * 10 * SMALL)
            slow = {step: times for step, times in again_slow.items() if step in slow}
    assert not slow


def test_a_square_would_be_seen() -> None:
    """The measure itself: what compares every letter with every other is too slow by far."""
    clock = Clock()
    for size in (SMALL, TIMES * SMALL):
        clock(str(size), lambda text: [text.count("y") for _ in range(len(text) // 4)], "x" * size)
    small, large = clock.times.values()
    assert large > TOO_MANY * small
