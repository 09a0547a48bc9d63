"""Imperial units that a translator may have converted a metric measure to.

Factors are what one metric unit makes: NIST Special Publication 811 (2008), appendix B, to four figures.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

IMPERIAL: Mapping[str, tuple[float, ...]] = {
    r"feet|foot|ft": (3.281,),
    r"miles?|mph": (0.6214, 2.237),
    r"yards?": (1.094,),
    r"inch(?:es)?": (0.03937, 0.3937, 39.37),
    r"acres?": (2.471, 247.1),
    r"square feet|sq\.? ft": (10.76,),
    r"square miles?": (0.3861,),
    r"pounds?|lbs?": (2.205,),
    r"ounces?|oz": (0.03527, 35.27),
    r"gallons?": (0.2642, 0.22),
    r"pints?": (2.113, 1.76),
    r"tons?": (1.102,),
}
"""Units as they follow a number, and how many of them a metre, kilometre, square metre, kilogram, litre ... makes."""
TOLERANCE = 0.1
"""Share by which a converted measure may be rounded."""
ROUGH = 0.15
"""The same where one figure alone is not 0: "waves of 20 feet"."""

_RANGE = r"(?:(?:\s?[-–]\s?|\s(?:to|or|and)\s)[\d.,]+)?"
_UNITS = tuple(
    (re.compile(rf"{_RANGE}[\s-]*(?:{unit})\b", re.IGNORECASE), factors) for unit, factors in IMPERIAL.items()
)
_DEGREES = re.compile(rf"{_RANGE}[\s-]*(?:°\s?F?|degrees?)\b", re.IGNORECASE)


def is_conversion(metrics: Sequence[float], imperial: float, text: str, at: int) -> bool:
    """Whether ``imperial``, whose unit stands in ``text`` from ``at``, is one of the measures ``metrics`` converted.

    ``metrics`` are in order of size. Degrees may be converted as temperatures and as differences of temperature.
    """
    if _DEGREES.match(text, at):
        return any(
            abs(metric * 1.8 + zero - imperial) <= 2
            for zero in (32, 0)
            for metric in _find_near(metrics, (imperial - zero) / 1.8, 2 / 1.8)
        )
    share = ROUGH if _is_round(imperial) else TOLERANCE
    factors = [factor for unit, factors in _UNITS if unit.match(text, at) for factor in factors]
    return any(
        abs(metric * factor - imperial) <= share * imperial
        for factor in factors
        for metric in _find_near(metrics, imperial / factor, share * abs(imperial) / factor)
    )


def _find_near(values: Sequence[float], middle: float, reach: float) -> Sequence[float]:
    """The values within reach of one, and a few more: what is right to a digit is for the caller to say."""
    wider = reach * 1.01 + 0.01
    return values[bisect_left(values, middle - wider) : bisect_right(values, middle + wider)]


def _is_round(value: float) -> bool:
    return len(f"{value:g}".rstrip("0")) == 1
