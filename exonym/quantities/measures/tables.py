"""Units of measure and currencies in each language: a TOML file a language, read once.

``kinds.toml`` says what each unit measures, ``symbols.toml`` holds what all languages write before and after a number.
In a language's ``units``, words are whole (``*``: beginnings); a word may stand for several units ("pound").
``square`` and ``cubic`` are beginnings of the words that make areas and volumes of lengths.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from exonym.languages import ENGLISH, Slot, codes_with, language_of

LANGUAGES = codes_with(Slot.UNITS)
Units = frozenset[str]
_SQUARES = {"m": "m2", "km": "km2", "foot": "sqft", "mile": "sqmile"}
_CUBES = {"m": "m3"}


@dataclass(frozen=True)
class UnitTable:
    """The units of a language by their words."""

    words: Mapping[str, Units]
    stems: Mapping[str, Units]
    square: tuple[str, ...]
    cubic: tuple[str, ...]

    def units(self, word: str) -> Units:
        """What a word in lower case may stand for, by its longest beginning."""
        if word in self.words:
            return self.words[word]
        return next((self.stems[word[:end]] for end in range(len(word), 1, -1) if word[:end] in self.stems), Units())

    def powers(self, word: str) -> Mapping[str, str]:
        """What a word such as "square" makes of lengths; nothing for any other word."""
        if self.square and word.startswith(self.square):
            return _SQUARES
        return _CUBES if self.cubic and word.startswith(self.cubic) else {}


@dataclass(frozen=True)
class Symbols:
    """Symbols of units, and a pattern that finds one of them, the longest first."""

    units: Mapping[str, Units]
    pattern: re.Pattern[str]

    def symbol(self, unit: str) -> str | None:
        """The first symbol of a unit, None if it has none."""
        return next((symbol for symbol, units in self.units.items() if units == {unit}), None)


@lru_cache
def unit_table(lang: str) -> UnitTable:
    """The table of a language, an empty one for a language that has none."""
    raw = language_of(lang).facts(Slot.UNITS)
    words = _by_word(raw.get("units", {}))
    return UnitTable(
        words={word: units for word, units in words.items() if not word.endswith("*")},
        stems={word[:-1]: units for word, units in words.items() if word.endswith("*")},
        square=_beginnings(raw.get("square", "")),
        cubic=_beginnings(raw.get("cubic", "")),
    )


@lru_cache
def symbols_before() -> Symbols:
    """What stands before a number: "$20"."""
    return _symbols("before", r"(?:^|(?<=[^\w]))(?:{})\s?$")


@lru_cache
def symbols_after() -> Symbols:
    """What stands after a number: "20 %"."""
    return _symbols("after", r"\s?({})(?!\w)")


@lru_cache
def kind_of(unit: str) -> str:
    """What a unit measures: "length". Raises KeyError for a unit that kinds.toml does not have."""
    return {unit: kind for kind, units in _read("kinds").items() for unit in units.split()}[unit]


@lru_cache
def load_english_units() -> Mapping[str, tuple[str, ...]]:
    """The English words of each unit: its singular and its plural first."""
    return {unit: tuple(words.split()) for unit, words in ENGLISH.facts(Slot.UNITS)["units"].items()}


def _symbols(place: str, pattern: str) -> Symbols:
    units = _by_word(_read("symbols")[place])
    either = "|".join(re.escape(symbol) for symbol in sorted(units, key=len, reverse=True))
    return Symbols(units, re.compile(pattern.format(either)))


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("exonym.quantities.measures") / f"{name}.toml").read_text(encoding="utf-8"))


def _by_word(rows: Mapping[str, str]) -> dict[str, Units]:
    found: dict[str, set[str]] = {}
    for units, words in rows.items():
        for word in words.split():
            found.setdefault(word, set()).update(units.split())
    return {word: frozenset(units) for word, units in found.items()}


def _beginnings(words: str) -> tuple[str, ...]:
    return tuple(word.rstrip("*") for word in words.split())


def measures_alike(units: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of the units measures what one of the others does."""
    return not {kind_of(unit) for unit in units}.isdisjoint(kind_of(unit) for unit in others)
