"""What a finding takes from the quality of a text: penalty points by severity and rule."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from exonym.errors import InvalidConfig
from exonym.model import Severity


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

    def find_points(self, rule: str, severity: Severity) -> float:
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


MQM = Weights()


def parse_weights(text: str) -> Weights:
    """The weights that "minor=1,major=5,critical=25,name.copied=2" says: points by severity, factors by rule or family.

    What is not named stays as it is. Raises InvalidConfig for text of another form.
    """
    numbers = dict(_parse_number(part) for part in text.split(",") if part.strip())
    severities = {key: numbers.pop(key) for key in ("minor", "major", "critical") if key in numbers}
    return replace(MQM, **severities, rules=numbers)


def _parse_number(part: str) -> tuple[str, float]:
    name, _, value = (piece.strip() for piece in part.partition("="))
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not name or name == Severity.NEUTRAL or not math.isfinite(number) or number < 0:
        raise InvalidConfig("weights", f"{part.strip()!r} is not like 'major=5' or 'name.copied=2'")
    return name, number
