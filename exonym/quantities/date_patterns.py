"""How each language puts a date together: what stands between its day, month and year.

In calendar.toml: ``ordinal_endings`` of days in digits, and ``only_ordinals`` where a day in words is an ordinal;
``between_days``: words between the days of one date; ``month_first``: dates of digits alone may begin with the month;
regular expressions for the gaps ``day_before_month`` and ``day_after_month``, for ``no_day_after`` (what stands before
a month that no day follows), for what may stand ``before_days``, ``before_year`` and ``after_year``, and for a
``night``, which belongs to two days.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from exonym.languages import Slot, language_of

_YEAR = r"((?:1[0-9]|20)\d\d)"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class DatePatterns:
    """What stands between the parts of a date in one language.

    ``day_after_month`` and ``night`` match nothing where the language has no such thing.
    """

    ending: re.Pattern[str]
    ordinal: re.Pattern[str]
    before_month: re.Pattern[str]
    after_month: re.Pattern[str]
    no_day_after: re.Pattern[str]
    next_day: re.Pattern[str]
    year: re.Pattern[str]
    year_before: re.Pattern[str]
    night: re.Pattern[str]
    month_first: bool


@lru_cache(maxsize=1024)
def date_patterns(lang: str) -> DatePatterns:
    """The patterns of a language, those of digits and marks alone for one without a calendar."""
    facts = language_of(lang).facts(Slot.CALENDAR)
    endings, between = (_either(facts.get(key, "").split()) for key in ("ordinal_endings", "between_days"))
    ending = rf"(?:-?{endings}\b)?"
    next_day = rf"{ending}[.\s]*(?:[-–—/]|,|\b{between}\b)\s*{facts.get('before_days', '')}"
    after_year = facts.get("after_year")
    return DatePatterns(
        ending=re.compile(ending),
        ordinal=re.compile(rf"{endings}$" if facts.get("only_ordinals") else ""),
        before_month=re.compile(rf"{ending}[.\s]*{_maybe(facts.get('day_before_month'))}", re.IGNORECASE),
        after_month=_pattern(facts, "day_after_month"),
        no_day_after=_pattern(facts, "no_day_after"),
        next_day=re.compile(next_day, re.IGNORECASE),
        year=re.compile(rf"(?:,?\s+|\s*,\s*){facts.get('before_year', '')}{_YEAR}(?![\d:]|[.,]\d)"),
        year_before=re.compile(rf"\b{_YEAR}[\s-]*{_maybe(after_year)},?\s+$"),
        night=_pattern(facts, "night", re.IGNORECASE),
        month_first=facts.get("month_first", False),
    )


def _pattern(facts: Mapping[str, Any], key: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(facts[key], flags) if key in facts else _NEVER


def _either(words: list[str]) -> str:
    return f"(?:{'|'.join(words)})" if words else "(?!)"


def _maybe(pattern: str | None) -> str:
    return f"(?:{pattern})?" if pattern else ""
