"""Where a verdict changes: a profile's thresholds, and what was learnt of a customer's own decisions.

A file of thresholds is TOML::

    [thresholds]                 # what differs from the profile
    review_quality = 50

    [risk]                       # as ``exonym calibrate`` writes it
    intercept = -2.1
    ...
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from exonym.errors import InvalidConfig


@dataclass(frozen=True)
class Evidence:
    """What speaks against publishing an article.

    ``lost`` is what its quality lacks of 100, in tens, null without a quality. ``critical`` is the sum of the
    confidences of critical findings, ``major`` that of major and critical ones, and ``minor`` that of minor ones per
    1,000 characters of the target.
    """

    lost: float | None
    critical: float
    major: float
    minor: float


@dataclass(frozen=True)
class Risk:
    """How likely an editor rejects an article: a logistic regression on its evidence.

    The risk is 1 / (1 + exp(-(intercept + lost * evidence.lost + ...))). From ``review`` on an editor is asked, from
    ``hold`` on the article is held.
    """

    intercept: float
    lost: float
    critical: float
    major: float
    minor: float
    review: float
    hold: float = 1.0

    def estimate_risk(self, evidence: Evidence) -> float:
        """The risk, 0..1, of an article that has a quality."""
        logit = self.intercept + self.critical * evidence.critical + self.major * evidence.major
        logit += self.minor * evidence.minor + self.lost * (evidence.lost or 0.0)
        return 1 / (1 + math.exp(-max(-500.0, min(500.0, logit))))


@dataclass(frozen=True)
class Thresholds:
    """Where a verdict changes. Qualities are 0..100.

    Findings count with their confidence (0..1), those under ``min_confidence`` not at all. The sum over a severity has
    to reach both its threshold and, for the length of the article, its rate per 1,000 characters of the target; one
    major finding of at least ``sure`` is enough by itself. With a ``risk``, that decides in the place of quality, major
    and minor findings.
    """

    hold_quality: float
    review_quality: float
    hold_critical: float
    review_major: float
    review_major_rate: float
    sure: float
    review_minor: float
    review_minor_rate: float
    min_confidence: float
    risk: Risk | None = None


def read_thresholds(path: Path, base: Thresholds) -> Thresholds:
    """``base`` with what a file says otherwise. Raises InvalidConfig, naming file and key, when it is malformed."""
    written = _read_tables(path)
    own: dict[str, Any] = {
        **_read_numbers(path, written, "thresholds", [f.name for f in fields(Thresholds) if f.name != "risk"])
    }
    changed = replace(base, **own)
    if "risk" not in written:
        return changed
    numbers = _read_numbers(path, written, "risk", [f.name for f in fields(Risk)])
    missing = sorted({f.name for f in fields(Risk)} - set(numbers) - {"hold"})
    if missing:
        raise InvalidConfig(f"{path}: risk.{missing[0]}", "is missing")
    return replace(changed, risk=Risk(**numbers))


def _read_tables(path: Path) -> dict[str, Any]:
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidConfig(str(path), f"cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidConfig(str(path), f"is not TOML: {error}") from error
    unknown = sorted(set(written) - {"thresholds", "risk"})
    if unknown:
        raise InvalidConfig(f"{path}: {unknown[0]}", "is not known; known are the tables thresholds and risk")
    return written


def _read_numbers(path: Path, written: Mapping[str, Any], table: str, known: list[str]) -> dict[str, float]:
    rows = written.get(table, {})
    if not isinstance(rows, dict):
        raise InvalidConfig(f"{path}: {table}", "is not a table")
    for key, value in rows.items():
        if key not in known:
            raise InvalidConfig(f"{path}: {table}.{key}", f"is not known; known: {', '.join(known)}")
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise InvalidConfig(f"{path}: {table}.{key}", f"{value!r} is not a number")
    return {key: float(value) for key, value in rows.items()}
