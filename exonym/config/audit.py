"""What an audit may be told: a profile, rules on or off, severities, thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from exonym.config.penalties import MQM, Weights
from exonym.config.thresholds import Thresholds
from exonym.errors import InvalidConfig
from exonym.model import Severity

MAX_CHARACTERS = 500_000
"""Longest text of a pair, in characters of one side."""


class Precision(StrEnum):
    """What the packaged model computes in."""

    INT8 = "int8"
    FLOAT32 = "float32"


PROFILES: Mapping[str, Thresholds] = {
    "news": Thresholds(
        hold_quality=25,
        review_quality=42,
        hold_critical=0.7,
        review_major=0.66,
        review_major_rate=0.2,
        sure=0.85,
        review_minor=4,
        review_minor_rate=1.5,
        min_confidence=0.5,
    ),
    "strict": Thresholds(
        hold_quality=40,
        review_quality=60,
        hold_critical=0.5,
        review_major=0.5,
        review_major_rate=0,
        sure=0.5,
        review_minor=1.5,
        review_minor_rate=0.5,
        min_confidence=0.3,
    ),
}
"""``news``, measured on development sets: 89 % of human news translations and 88 % of articles with untouched names are
published, and 16 % of those with a planted name error. ``review_major``: from 0.6 on it would be 87 %, 87 % and 11 %,
from 0.71 on 93 %, 88 % and 22 %. ``review_quality``: human translations came down to 42, and between that and 45 stood
no article with an error that findings did not show as well."""
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
    weights: Weights = MQM
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

    def switch_off(self, *rules: str) -> AuditConfig:
        """The same, with these rules switched off."""
        return replace(self, rules_off=self.rules_off | set(rules))
