"""Numbers with their units in running text: "20 km", "$5 million", "трьох годин"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from exonym.model import Span
from exonym.quantities.measures.tables import (
    LANGUAGES,
    Units,
    UnitTable,
    kind_of,
    load_english_units,
    measures_alike,
    symbols_after,
    symbols_before,
    unit_table,
)
from exonym.quantities.numbers import Number, Written, find_numbers, number_table

__all__ = ["LANGUAGES", "Measure", "Units", "find_measures", "kind_of", "load_english_units", "measures_alike"]

_WORD = re.compile(r"[\s-]{0,2}([^\W\d_]+)")
_MONEY = "money"


@dataclass(frozen=True)
class Measure:
    """A number, the units that it may be in, and where the unit stands."""

    number: Number
    units: Units
    span: Span


@lru_cache(maxsize=5000)
def find_measures(text: str, lang: str) -> tuple[Measure, ...]:
    """Every number that has a unit, in order of place; the first of a range has the unit of the second."""
    table, between = unit_table(lang), number_table(lang).between
    found: list[Measure] = []
    after: Number | None = None
    for number in sorted((n for n in find_numbers(text, lang) if _is_stated(n)), key=lambda n: n.span, reverse=True):
        measure = (
            _find_symbol_before(text, number)
            or _find_symbol_after(text, number)
            or _find_word_after(text, number, table)
        )
        if not measure and after and found and found[-1].number is after:
            in_range = between.fullmatch(text, number.span.end, after.span.start)
            measure = Measure(number, found[-1].units, found[-1].span) if in_range else None
        if measure:
            found.append(measure)
        after = number
    return tuple(reversed(found))


def _is_stated(number: Number) -> bool:
    return number.written in (Written.DIGITS, Written.WORDS)


def _find_symbol_before(text: str, number: Number) -> Measure | None:
    start = max(0, number.span.start - 5)
    symbols = symbols_before()
    found = symbols.pattern.search(text[start : number.span.start])
    if not found:
        return None
    symbol = found.group().strip()
    return Measure(number, symbols.units[symbol], Span(start + found.start(), start + found.start() + len(symbol)))


def _find_symbol_after(text: str, number: Number) -> Measure | None:
    symbols = symbols_after()
    found = symbols.pattern.match(text, number.span.end)
    return Measure(number, symbols.units[found[1]], Span(*found.span(1))) if found else None


def _find_word_after(text: str, number: Number, table: UnitTable) -> Measure | None:
    """The unit in the first word after a number; the second, where the first is "square" or a country's ("US")."""
    first = _WORD.match(text, number.span.end)
    if not first:
        return None
    second = _WORD.match(text, first.end())
    units = table.units(first[1].lower())
    beside = table.units(second[1].lower()) if second else Units()
    if units:
        narrowed = units & beside
        powers = table.powers(second[1].lower()) if second else {}
        place = second if second and narrowed and narrowed != units else first
        return Measure(number, _raise_units(units, powers) or narrowed or units, Span(*place.span(1)))
    if not second:
        return None
    raised = _raise_units(beside, table.powers(first[1].lower()))
    money = frozenset(unit for unit in beside if kind_of(unit) == _MONEY)
    return Measure(number, raised or money, Span(*second.span(1))) if raised or money else None


def _raise_units(units: Units, powers: Mapping[str, str]) -> Units:
    return frozenset(powers[unit] for unit in units if unit in powers)
