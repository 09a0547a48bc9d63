"""The number words and separators of each language: a TOML file a language, read once.

``cardinals`` are whole words that state a number, ``scales`` whole words (``*``: beginnings) that multiply the number
before them (``mil.``: with its full stop alone), ``stems`` beginnings of words that carry a number (ordinals,
"threefold", "half an hour" as 30), ``not_numbers`` longer beginnings that carry none. ``joints`` are words between the
parts of one number, ``range_words`` those between two numbers, ``linking_vowels`` letters between a ten and its unit in
compounds. ``hour`` (beginnings of words behind a time), ``half_day`` and ``decade`` (what stands behind digits) are
regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from exonym.languages import Slot, codes_with, language_of

LANGUAGES = codes_with(Slot.NUMBERS)
_TENS = range(20, 100, 10)
_JOINT = re.compile(r"[\s-]{0,2}")
_RANGE = re.compile(r"\s?[-–—/]\s?")
_HOUR = re.compile(r"\s?h\b", re.IGNORECASE)
_NEVER = re.compile(r"(?!)")

Values = frozenset[Fraction]


@dataclass(frozen=True, eq=False)
class NumberTable:
    """How a language writes numbers. ``strict_group``: the group separator is never a decimal one.

    ``ten_takes_units``: "ten four" is 14.
    """

    decimal: str
    group: str
    strict_group: bool
    cardinals: Mapping[str, Fraction]
    scales: Mapping[str, Fraction]
    scale_stems: Mapping[str, Fraction]
    stems: Mapping[str, Values]
    ten_takes_units: bool = False
    linking_vowels: str = ""
    joint: re.Pattern[str] = _JOINT
    between: re.Pattern[str] = _RANGE
    hour: re.Pattern[str] = _HOUR
    half_day: re.Pattern[str] = _NEVER
    decade: re.Pattern[str] = _NEVER

    def scale(self, word: str) -> Fraction | None:
        """What a word multiplies the number before it by, None if it does not."""
        return _scale(self, word)

    def hinted(self, word: str) -> Values:
        """Every number that a word may carry: by its longest stem, and by what follows when that is a ten."""
        return _hinted(self, word)


# Texts repeat their words, and tables live as long as the program.
@lru_cache(maxsize=20_000)
def _scale(table: NumberTable, word: str) -> Fraction | None:
    return table.scales.get(word) or next((v for stem, v in table.scale_stems.items() if word.startswith(stem)), None)


@lru_cache(maxsize=20_000)
def _hinted(table: NumberTable, word: str) -> Values:
    found, rest = _longest(table.stems, word)
    return _tens_and_units(table, found, rest.lstrip(table.linking_vowels)) or found


def _tens_and_units(table: NumberTable, tens: Values, rest: str) -> Values:
    if len(rest) < 2 or not any(ten in _TENS for ten in tens):
        return frozenset()
    units, _ = _longest(table.stems, rest)
    return frozenset(ten + unit for ten in tens for unit in units if ten in _TENS and unit < 10)


@lru_cache
def number_table(lang: str) -> NumberTable:
    """The table of a language, one with separators alone for a language that has none."""
    raw = language_of(lang).facts(Slot.NUMBERS)
    if not raw:
        return NumberTable(",", " .", False, {}, {}, {}, {})
    scales = _by_word(raw["scales"])
    cardinals = _by_word(raw["cardinals"])
    joined = _units_before_tens(cardinals, raw.get("between_unit_and_ten"))
    return NumberTable(
        decimal=raw["decimal"],
        group=raw["group"],
        strict_group=raw.get("strict_group", False),
        cardinals=cardinals | joined,
        scales={word: value for word, value in scales.items() if not word.endswith("*")},
        scale_stems={word[:-1]: value for word, value in scales.items() if word.endswith("*")},
        stems={word: frozenset({value}) for word, value in joined.items()}
        | _stems(raw["stems"])
        | dict.fromkeys(raw.get("not_numbers", "").split(), frozenset()),
        ten_takes_units=raw.get("ten_takes_units", False),
        linking_vowels=raw.get("linking_vowels", ""),
        joint=_or_words(_JOINT, raw.get("joints", ())),
        between=_or_words(_RANGE, raw.get("range_words", "").split()),
        hour=re.compile(rf"\s?(?:h\b|{raw['hour']})", re.IGNORECASE) if "hour" in raw else _HOUR,
        half_day=re.compile(raw["half_day"], re.IGNORECASE) if "half_day" in raw else _NEVER,
        decade=re.compile(rf"{raw['decade']}\b") if "decade" in raw else _NEVER,
    )


def _or_words(marks: re.Pattern[str], words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"{marks.pattern}|\s(?:{'|'.join(words)})\s") if words else marks


def _by_word(rows: Mapping[str, str]) -> dict[str, Fraction]:
    return {word: Fraction(value) for value, words in rows.items() for word in words.split()}


def _units_before_tens(cardinals: Mapping[str, Fraction], joint: str | None) -> dict[str, Fraction]:
    """German and Czech say "five and twenty" in one word."""
    if joint is None:
        return {}
    units = {word: value for word, value in cardinals.items() if 1 <= value <= 9 and value.denominator == 1}
    tens = {word: value for word, value in cardinals.items() if value in _TENS}
    return {unit + joint + ten: tens[ten] + units[unit] for unit in units for ten in tens}


def _longest(stems: Mapping[str, Values], word: str) -> tuple[Values, str]:
    """What the longest stem of a word carries, and the rest of the word."""
    for end in range(len(word), 1, -1):
        if word[:end] in stems:
            return stems[word[:end]], word[end:]
    return frozenset(), ""


def _stems(table: Mapping[str, str]) -> dict[str, Values]:
    found: dict[str, set[Fraction]] = {}
    for value, words in table.items():
        for word in words.split():
            found.setdefault(word, set()).add(Fraction(value))
    return {word: frozenset(values) for word, values in found.items()}
