"""Numbers in running text, whatever way they are written, as exact values.

A number may be read in several ways: "1.500" in Polish is 1500 or 1.5, "18:30" is also 6:30. Each way is a set of
values; two texts agree on a number when all values of one of its ways turn up on the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from exonym.model import Span
from exonym.quantities.calendar import CalendarKind, calendar_words
from exonym.quantities.numbers.digits import DIGITS, Way, digit_ways
from exonym.quantities.numbers.runs import Atom, Number, Run, Written, single, times
from exonym.quantities.numbers.tables import LANGUAGES, NumberTable, number_table

__all__ = ["LANGUAGES", "Number", "Way", "Written", "find_numbers", "number_table", "single"]

_DIGITS = re.compile(DIGITS)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ATOM = re.compile(rf"{DIGITS}|{_WORD.pattern}")
_DASH = re.compile(r"[-–—/]")
_ROMAN = re.compile(r"[IVXLCІХ]+")
_ROMAN_VALUES = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50, "C": 100}
_NOT_NUMBERS = re.compile(
    r"(?:covid|к[оа]в[иі]д)\w{0,3}[-‑–\s]?19|https?://\S+|www\.\S+|\+\d[\d ().-]{7,}\d", re.IGNORECASE
)
"""An illness, addresses of pages, telephone numbers."""


@lru_cache(maxsize=5000)
def find_numbers(text: str, lang: str) -> tuple[Number, ...]:
    """Every number in a text. A language without a table has its digits and Roman numerals read alone."""
    table = number_table(lang)
    plain = _NOT_NUMBERS.sub(lambda found: " " * len(found.group()), text).replace("ʼ", "’")
    return (*_find_stated(plain, table), *_find_hints(plain, table), *_find_months(text, lang))


def _find_stated(text: str, table: NumberTable) -> Iterator[Number]:
    """Numbers in digits or cardinal words, and scale words that stand alone."""
    runs: list[Run] = []
    for atom in _find_atoms(text, table):
        joint = table.joint.fullmatch(text, runs[-1].span.end, atom.span.start) if runs else None
        joined = joint and not (atom.written is Written.DIGITS and joint.group().strip().isalpha())
        if not (joined and runs[-1].take(atom)):
            runs.append(Run(atom, 10 if table.ten_takes_units else 20))
    numbers = [run.number() for run in runs]
    for before, number, after in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
        yield _complete_range(text, before, number, after, table)


def _find_atoms(text: str, table: NumberTable) -> Iterator[Atom]:
    for found in _ATOM.finditer(text):
        span, word = Span(*found.span()), found.group().lower()
        scale = _find_scale(text, span, word, table)
        if _DIGITS.match(word):
            yield Atom(span, digit_ways(text, span, table), Written.DIGITS)
        elif scale:
            yield Atom(span, (frozenset({scale}),), Written.HINT, scale, unsure=len(word) == 1)
        elif word in table.cardinals:
            yield Atom(span, (frozenset({table.cardinals[word]}),), Written.WORDS)


def _find_scale(text: str, span: Span, word: str, table: NumberTable) -> Fraction | None:
    """What a word multiplies by. A single letter must touch its number: "1.5m" is in millions, "6 p.m." is not."""
    if len(word) == 1 and not text[span.start - 1 : span.start].isdigit():
        return None
    stop = text[span.end : span.end + 1]
    return table.scale(word) or (table.scale(word + stop) if stop == "." else None)


def _complete_range(
    text: str, before: Number | None, number: Number, after: Number | None, table: NumberTable
) -> Number:
    """In "2-3 million" the first may have the scale of the second; in "1941-45" the second the century of the first."""
    further: tuple[Way, ...] = ()
    if after and after.scale > 1 == number.scale and table.between.fullmatch(text, number.span.end, after.span.start):
        further = times(number.ways, after.scale)
    if before and len(number.span) == 2 and _DASH.fullmatch(text, before.span.end, number.span.start):
        further += times(number.ways, Fraction(1), _find_century(before))
    return replace(number, ways=number.ways + further)


def _find_century(number: Number) -> Fraction:
    year = single(number.ways) or Fraction(0)
    return year // 100 * Fraction(100) if 1000 <= year < 2100 else Fraction(0)


def _find_hints(text: str, table: NumberTable) -> Iterator[Number]:
    before: Way = frozenset()
    for found in _WORD.finditer(text):
        word = found.group()
        values = table.hinted(word.lower()) | (_read_roman(word) if word.isupper() else frozenset())
        if values:
            span = Span(*found.span())
            both = _join_ten_and_unit(before, values)
            yield from (Number(span, _split_ways(way), Written.HINT) for way in (both, values) if way)
        before = values


def _find_months(text: str, lang: str) -> Iterator[Number]:
    for word in calendar_words(text, lang):
        if word.kind is CalendarKind.MONTH:
            yield Number(word.span, _split_ways(frozenset({Fraction(word.value)})), Written.MONTH)


def _join_ten_and_unit(before: Way, values: Way) -> Way:
    """ "Thirtieth fourth", as Slavic languages say: 34."""
    tens = [ten for ten in before if 20 <= ten <= 90 and ten % 10 == 0]
    return frozenset(ten + unit for ten in tens for unit in values if 0 < unit < 10)


def _split_ways(values: Way) -> tuple[Way, ...]:
    return tuple(frozenset({value}) for value in sorted(values))


def _read_roman(word: str) -> Way:
    if not _ROMAN.fullmatch(word):
        return frozenset()
    values = [_ROMAN_VALUES[letter] for letter in word]
    return frozenset({Fraction(sum(-v if any(w > v for w in values[at + 1 :]) else v for at, v in enumerate(values)))})
