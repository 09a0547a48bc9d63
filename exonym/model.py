"""The values that the engine takes and gives: all frozen, none with behaviour beyond reading itself.

Offsets are Unicode characters, end exclusive, in the text as it was received.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SCHEMA_VERSION = "1"


class Severity(StrEnum):
    """MQM severities, mildest first."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral to 3 for critical."""
        return list(Severity).index(self)


class Decision(StrEnum):
    """What to do with a translation, best first."""

    PUBLISH = "publish"
    REVIEW = "review"
    HOLD = "hold"


class Side(StrEnum):
    """Which of the two texts a span lies in."""

    SOURCE = "source"
    TARGET = "target"


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    MEDIA = "media"
    ACRONYM = "acronym"
    OTHER = "other"


@dataclass(frozen=True, order=True)
class Span:
    """A range of characters, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The slice of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when at least one character lies in both."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        """The same range, moved by that many characters."""
        return Span(self.start + by, self.end + by)

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Metadata:
    """Where an article comes from; stored and reported, never judged."""

    feed: str | None = None
    article_id: str | None = None
    revision: str | None = None
    url: str | None = None
    mt_system: str | None = None


@dataclass(frozen=True)
class Pair:
    """A translation to audit: with its source, or alone. Languages are ISO 639-1 codes ("pl")."""

    target: str
    source: str | None = None
    reference: str | None = None
    source_lang: str | None = None
    target_lang: str = "en"
    id: str | None = None
    metadata: Metadata = Metadata()


@dataclass(frozen=True)
class Segment:
    """A piece of the source and the piece of the target that translates it; null where there is no counterpart.

    ``alignment`` is the similarity of the two, 0..1, null when one is missing. ``reference`` is the reference's text
    for this target, null without a reference. ``scores`` are by scorer, each on the range its signature states.
    """

    index: int
    source: Span | None
    target: Span | None
    alignment: float | None = None
    reference: str | None = None
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Mention:
    """A name where it stands in a text. ``segment`` is the index of the segment that holds it."""

    text: str
    span: Span
    segment: int
    kind: Kind = Kind.OTHER


@dataclass(frozen=True)
class NameLink:
    """A source mention and the target mention that stands for it. ``probability`` (0..1): the two are one name."""

    source: Mention
    target: Mention
    probability: float


@dataclass(frozen=True)
class NameForm:
    """One spelling and every place where it stands."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class NameEntry:
    """One entity with all its mentions in both texts.

    ``house`` is the spelling that the target should use, ``house_from`` where that comes from ("namebook",
    "romanisation", "article"); both null when nothing is known. ``accepted`` are further spellings that are right.
    """

    entity: str
    kind: Kind
    house: str | None = None
    house_from: str | None = None
    accepted: tuple[str, ...] = ()
    source: tuple[Mention, ...] = ()
    target: tuple[Mention, ...] = ()
    links: tuple[NameLink, ...] = ()

    @property
    def source_forms(self) -> tuple[NameForm, ...]:
        """Source mentions, grouped by spelling in order of first appearance."""
        return _forms(self.source)

    @property
    def target_forms(self) -> tuple[NameForm, ...]:
        """Target mentions, grouped by spelling in order of first appearance."""
        return _forms(self.target)


def _forms(mentions: tuple[Mention, ...]) -> tuple[NameForm, ...]:
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention.text, []).append(mention.span)
    return tuple(NameForm(text, tuple(found)) for text, found in spans.items())


@dataclass(frozen=True)
class Ledger:
    """Every name of a pair: entities, and the mentions that found no counterpart."""

    entries: tuple[NameEntry, ...] = ()
    unmatched_source: tuple[Mention, ...] = ()
    unmatched_target: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Mark:
    """What a check says: where, what and how sure. The auditor makes a Finding of it.

    ``severity`` overrides the rule's default. ``source`` is the place in the source that the mark is about.
    ``entity`` ties marks about one name together.
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
    """The place in the source that a finding is about."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Finding:
    """An error, marked where it stands. ``text`` is exactly the slice of that side; ``confidence`` is 0..1."""

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


@dataclass(frozen=True)
class Score:
    """A value, the range it lies in, and the signature by which anyone can make it again."""

    value: float
    range: tuple[float, float]
    signature: str


@dataclass(frozen=True)
class Reason:
    """Why a verdict is not better: a rule (or "quality"), how often it fired, and a sentence."""

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
    """All that an audit found. ``id`` is the caller's."""

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
    schema_version: str = SCHEMA_VERSION
