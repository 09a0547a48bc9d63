"""What an audit says: marks become findings, scores become a verdict, all of it a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exonym.model.names import NameEntry
from exonym.model.terms import Decision, Severity, Side
from exonym.model.texts import Metadata, Segment, Span

SCHEMA_VERSION = "1"


@dataclass(frozen=True)
class Mark:
    """What a check says: where, what and how sure. The auditor makes a Finding of it.

    ``severity`` overrides the rule's default. ``source`` is the place in the source that the mark is about.
    ``entity`` ties marks about one name together. In the target each of ``suggestions`` is what to write in place of
    the marked words, the best one first.
    """

    span: Span
    message: str
    side: Side = Side.TARGET
    severity: Severity | None = None
    confidence: float = 1.0
    suggestions: tuple[str, ...] = ()
    source: Span | None = None
    entity: str | None = None


@dataclass(frozen=True)
class SourceSpan:
    """The place in the source that a finding is about; ``surface`` as in a Finding."""

    start: int
    end: int
    text: str
    surface: str | None = None

    @property
    def shown(self) -> str:
        """The words as readers see them."""
        return self.text if self.surface is None else self.surface


@dataclass(frozen=True)
class Dismissal:
    """That somebody decided against a finding: ``by`` whom and when (``at``, RFC 3339); ``decision`` says whether it is
    right and left all the same ("dismissed"), or wrong ("false_alarm"), ``scope`` how far that holds."""

    by: str
    at: str
    decision: str
    scope: str


@dataclass(frozen=True)
class Finding:
    """An error, marked where it stands. ``text`` is exactly the slice of that side; ``confidence`` is 0..1.

    Findings of one rule on the same words have the same ``group``. One that was ``dismissed`` counts for nothing.

    Where that slice is not what readers see, for tags, entities or soft hyphens in it, ``surface`` is the plain text
    and ``ranges`` are the pieces of the slice that are text, not markup.
    """

    code: str
    rule: str
    category: str
    severity: Severity
    confidence: float
    side: Side
    start: int
    end: int
    text: str
    segment: int | None
    message: str
    fingerprint: str
    suggestions: tuple[str, ...] = ()
    source_span: SourceSpan | None = None
    surface: str | None = None
    ranges: tuple[Span, ...] = ()
    group: str = ""
    dismissed: Dismissal | None = None

    @property
    def shown(self) -> str:
        """The marked words as readers see them."""
        return self.text if self.surface is None else self.surface


@dataclass(frozen=True)
class Score:
    """A value, the range it lies in, and the signature by which anyone can make it again."""

    value: float
    range: tuple[float, float]
    signature: str


@dataclass(frozen=True)
class Reason:
    """Why a verdict is not better: a rule (or "quality", "minor", "risk"), how often it fired, and a sentence."""

    rule: str
    count: int
    message: str


@dataclass(frozen=True)
class Verdict:
    """The decision, the profile that made it, and its reasons, gravest first."""

    decision: Decision
    profile: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A line of the target: where it stands, its scores by name ("quality" 0..100, "qe" 0..1; none without a quality
    estimate), and how many findings of each severity are in it, where there are any."""

    target: Span
    scores: Mapping[str, float]
    findings: Mapping[Severity, int]


@dataclass(frozen=True)
class Skipped:
    """A rule or score that did not run, and why."""

    rule: str
    why: str


@dataclass(frozen=True)
class Coverage:
    """What ran and what did not."""

    ran: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True)
class Engine:
    """Versions of everything that can change a report."""

    version: str
    rules: str
    namebook: str
    segmenter: str


@dataclass(frozen=True)
class Report:
    """All that an audit found. ``id`` is the caller's.

    ``notes`` are sentences that a reader of the report has to know beside its findings, such as a model's licence.
    """

    id: str | None
    source_lang: str | None
    target_lang: str
    verdict: Verdict
    scores: Mapping[str, Score]
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...]
    names: tuple[NameEntry, ...]
    coverage: Coverage
    metadata: Metadata
    engine: Engine
    truncated: bool = False
    notes: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    schema_version: str = SCHEMA_VERSION
