"""What a check, a scorer and a renderer are, and how they are found: by lying in their folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol

from exonym.config import AuditConfig
from exonym.model import Ledger, Mark, Pair, Report, Score, Segment, Severity, Side, Span
from exonym.text import primary


class Need(StrEnum):
    """What a check or scorer cannot do without; where it is missing, the rule is listed under coverage.skipped."""

    SOURCE = "source"
    REFERENCE = "reference"
    QUALITY = "quality"
    NAMES = "names"
    """The ledger of names, which every article has unless reading them crashed."""


@dataclass(frozen=True)
class LinkedWord:
    """A word of one side of a segment: where it stands in that side's text, the place of the likest word in the other
    side's row of words, and how like the two are (cosine of the encoder's vectors, 0..1: translations have .6 and
    more, words of unrelated sentences .4)."""

    span: Span
    nearest: int
    likeness: float


@dataclass(frozen=True)
class WordLinks:
    """The words of both sides of a segment, each with the likest one on the other; none where a side is empty."""

    source: tuple[LinkedWord, ...]
    target: tuple[LinkedWord, ...]

    def mutual(self, at: int) -> bool:
        """True when a source word is also the likest one to the word that is likest to it."""
        return self.target[self.source[at].nearest].nearest == at


@dataclass(frozen=True)
class Article:
    """What checks look at: a pair, segmented, aligned, scored, with its names.

    ``doubts``: what the quality model calls wrong, by the index of the segment. ``links``: which words of a segment
    stand for each other, by its index; empty where the encoder gives no vectors of words.
    """

    pair: Pair
    segments: tuple[Segment, ...]
    ledger: Ledger
    config: AuditConfig
    doubts: Mapping[int, tuple[Doubt, ...]] = field(default_factory=dict)
    links: Mapping[int, WordLinks] = field(default_factory=dict)

    @property
    def source_lang(self) -> str:
        """The source's language without region or script ("pt" of "pt-BR"), empty where it was not given."""
        return primary(self.pair.source_lang)

    @property
    def target_lang(self) -> str:
        """The target's language without region or script."""
        return primary(self.pair.target_lang)

    def text(self, side: Side) -> str:
        """The whole text of a side, empty where there is none."""
        return (self.pair.source or "") if side is Side.SOURCE else self.pair.target

    def source_of(self, segment: Segment) -> str:
        """The source text of a segment, empty where there is none."""
        return segment.source.of(self.text(Side.SOURCE)) if segment.source else ""

    def target_of(self, segment: Segment) -> str:
        """The target text of a segment, empty where there is none."""
        return segment.target.of(self.pair.target) if segment.target else ""


class Check(Protocol):
    """A rule: one file in exonym/checks/ that ends with ``CHECK = ...``.

    Its module's docstring is its page in the docs. ``source_langs`` and ``target_langs`` list the languages it has
    data for, None meaning all.
    """

    @property
    def code(self) -> str:
        """Three letters and two digits, unique: "NAM02"."""

    @property
    def rule(self) -> str:
        """The stable dotted name: "name.garbled"."""

    @property
    def category(self) -> str:
        """The MQM category: "accuracy/mistranslation"."""

    @property
    def severity(self) -> Severity:
        """The severity of a mark that states none."""

    @property
    def needs(self) -> frozenset[Need]:
        """What it cannot do without."""

    @property
    def source_langs(self) -> frozenset[str] | None:
        """ISO 639-1 codes of the source languages it has data for, None for all."""

    @property
    def target_langs(self) -> frozenset[str] | None:
        """ISO 639-1 codes of the target languages it has data for, None for all."""

    def find(self, article: Article) -> Iterable[Mark]:
        """Every place where the rule is broken."""


@dataclass(frozen=True)
class SegmentText:
    """The texts of a segment as scorers see them; empty where a side is missing, reference null without one.

    The languages are the article's.
    """

    source: str
    target: str
    reference: str | None
    source_lang: str | None = None
    target_lang: str = "en"


@dataclass(frozen=True)
class Doubt:
    """What a model calls wrong in a segment: characters of its target, how grave, how sure (0..1)."""

    start: int
    end: int
    severity: Severity
    confidence: float


@dataclass(frozen=True)
class Scored:
    """A scorer's result: the article's score, and one value a segment where the score is one of segments.

    A segment's value is None where it has none, such as one without a reference. ``doubts`` are those of each segment,
    where the scorer's model marks words.

    ``notes`` are sentences for the report's reader, such as the licence of the model; the same one is shown once.
    """

    score: Score
    segments: tuple[float | None, ...] | None = None
    notes: tuple[str, ...] = ()
    doubts: tuple[tuple[Doubt, ...], ...] | None = None


class Scorer(Protocol):
    """A score: one file in exonym/scorers/ that ends with ``SCORER = ...``."""

    @property
    def name(self) -> str:
        """What it is called in reports and on the command line."""

    @property
    def needs(self) -> frozenset[Need]:
        """What it cannot do without."""

    def unavailable(self, config: AuditConfig) -> str | None:
        """Why the score cannot be had under this configuration, None if it can."""

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:
        """Score an article's segments together. Raises ModelMissing when a checkpoint is not here."""


class Renderer(Protocol):
    """A report format: one file in exonym/renderers/ that ends with ``RENDERER = ...``."""

    @property
    def name(self) -> str:
        """What it is called in reports and on the command line."""

    @property
    def extension(self) -> str:
        """The ending of its files, without the dot."""

    @property
    def media_type(self) -> str:
        """Its media type, as HTTP names it."""

    def render(self, report: Report, pair: Pair) -> str | bytes:
        """The report in this format. ``pair`` holds the texts that the report is about."""


@lru_cache
def discover(package: str, constant: str) -> tuple[Any, ...]:
    """The ``constant`` of every module of ``package`` that has one, in order of module name."""
    folder = importlib.import_module(package)
    modules = sorted(found.name for found in pkgutil.iter_modules(folder.__path__))
    loaded = (importlib.import_module(f"{package}.{name}") for name in modules if not name.startswith("_"))
    return tuple(getattr(module, constant) for module in loaded if hasattr(module, constant))
