"""What an audit may be told: a profile, rules on or off, severities, thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from exonym.errors import InvalidConfig
from exonym.model import Severity

MAX_CHARACTERS = 500_000
"""Longest text of a pair, in characters of one side."""


@dataclass(frozen=True)
class Thresholds:
    """Where a verdict changes. Qualities are 0..100; counts are findings of at least that severity and confidence."""

    hold_quality: float
    review_quality: float
    hold_critical: int
    review_major: int
    review_minor: int
    min_confidence: float


@dataclass(frozen=True)
class Weights:
    """Penalty points of one finding, as in the MQM scoring model (https://themqm.org); a neutral one has none.

    ``rules`` are factors for findings of a rule ("name.copied") or of a family ("name"); a rule's goes before its
    family's.
    """

    minor: float = 1.0
    major: float = 5.0
    critical: float = 25.0
    rules: Mapping[str, float] = field(default_factory=dict)

    def of(self, rule: str, severity: Severity) -> float:
        """The points of a finding of that rule and severity."""
        if severity is Severity.NEUTRAL:
            return 0.0
        points = {Severity.MINOR: self.minor, Severity.MAJOR: self.major, Severity.CRITICAL: self.critical}[severity]
        return points * self.rules.get(rule, self.rules.get(rule.split(".")[0], 1.0))

    @property
    def signature(self) -> str:
        """The scheme as scores name it: "weights:0-1-5-25|rules:name.copied*2"."""
        severities = f"weights:0-{self.minor:g}-{self.major:g}-{self.critical:g}"
        factors = ",".join(f"{rule}*{factor:g}" for rule, factor in sorted(self.rules.items()))
        return f"{severities}|rules:{factors}" if factors else severities


class Precision(StrEnum):
    """What the packaged model computes in."""

    INT8 = "int8"
    FLOAT32 = "float32"


PROFILES: Mapping[str, Thresholds] = {
    "news": Thresholds(
        hold_quality=25, review_quality=45, hold_critical=1, review_major=1, review_minor=8, min_confidence=0.5
    ),
    "strict": Thresholds(
        hold_quality=40, review_quality=60, hold_critical=1, review_major=1, review_minor=3, min_confidence=0.3
    ),
}
DEFAULT_PROFILE = "news"


@dataclass(frozen=True)
class AuditConfig:
    """How to audit. ``rules_off`` and ``severities`` go by dotted rule name."""

    profile: str = DEFAULT_PROFILE
    rules_off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    checkpoint: str | None = None
    """A COMET checkpoint to score with: a folder or a known name; None is the packaged model."""
    cache_dir: Path | None = None
    """Where checkpoints are kept; None is the platform's cache folder."""
    accepted_licences: frozenset[str] = frozenset()
    """Licences that forbid commercial use and that the operator accepts, by name: "cc-by-nc-sa-4.0"."""
    thresholds: Thresholds = PROFILES[DEFAULT_PROFILE]
    weights: Weights = Weights()
    """What findings take from ``quality``."""
    precision: Precision = Precision.INT8
    """Of the packaged model: int8 is several times faster, float32 gives COMET's own figures to 1e-4."""
    namebooks: tuple[Path, ...] = ()
    """Own namebooks, YAML or CSV, each laid over those before it and all over the packaged one."""

    @classmethod
    def for_profile(cls, profile: str) -> AuditConfig:
        """The configuration that a profile stands for. Raises InvalidConfig for an unknown one."""
        if profile not in PROFILES:
            raise InvalidConfig("profile", f"{profile!r} is none of {', '.join(sorted(PROFILES))}")
        return cls(profile=profile, thresholds=PROFILES[profile])

    def without(self, *rules: str) -> AuditConfig:
        """The same, with these rules switched off."""
        return replace(self, rules_off=self.rules_off | set(rules))
