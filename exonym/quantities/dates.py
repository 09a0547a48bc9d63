"""Dates in running text, by month names and in digits alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from exonym.model import Span
from exonym.quantities.calendar import CalendarKind, CalendarWord, calendar_words
from exonym.quantities.date_patterns import DatePatterns, date_patterns
from exonym.quantities.numbers import Number, Written, find_numbers, number_table

_IN_DIGITS = re.compile(r"(?<![\d.,/])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NO_YEAR = re.compile(r"(?<![\d.,/])(\d{1,2})[./]\s?(\d{1,2})\b(?![./-]\d)")
_ROMAN_MONTH = re.compile(r"(?<!\d)(\d{1,2})[.\s]\s?(I{1,3}|IV|VI{0,3}|IX|XI{0,2})\b")
_NEAR = 20
"""Characters before a month that are looked at."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Date:
    """A month, and what stands with it: days (several in a range), a year.

    ``months`` are two where digits may be read in either order. ``sure``: it can be nothing but a date. The places of
    the parts are that of the whole in a date of digits alone.
    """

    span: Span
    months: frozenset[int]
    days: frozenset[int]
    year: int | None
    sure: bool
    month_span: Span
    day_span: Span | None = None
    year_span: Span | None = None

    def fits(self, other: Date) -> bool:
        """Whether both may be the same date, the days of this one among those of the other."""
        return bool(self.months & other.months) and self.same_days(other) and self.same_year(other)

    def same_days(self, other: Date) -> bool:
        """Whether the days do not differ; of digits in either order, one is enough."""
        if not self.days or not other.days:
            return True
        return self.days <= other.days or (len(self.months) > 1 and bool(self.days & other.days))

    def same_year(self, other: Date) -> bool:
        """Whether the years do not differ; two digits are enough."""
        if self.year is None or other.year is None:
            return True
        return self.year == other.year or (min(self.year, other.year) < 100 and self.year % 100 == other.year % 100)


@lru_cache(maxsize=5000)
def find_dates(text: str, lang: str) -> tuple[Date, ...]:
    """Every date in a text, in order of place."""
    months = [word for word in calendar_words(text, lang) if word.kind is CalendarKind.MONTH]
    named = _find_named(text, months, find_numbers(text, lang), lang) if months else ()
    return tuple(sorted((*named, *_find_in_digits(text, lang)), key=lambda date: date.span))


def _find_named(text: str, months: Sequence[CalendarWord], numbers: Sequence[Number], lang: str) -> Iterator[Date]:
    known = date_patterns(lang)
    days = sorted((number for number in numbers if _is_day(text, number, lang)), key=lambda number: number.span)
    for month in months:
        before = _find_days_before(text, days, month.span.start, known)
        alone = known.no_day_after.search(text, max(0, month.span.start - _NEAR), month.span.start)
        after = [] if before or alone else _find_days_after(text, days, month.span.end, known)
        yield _make_date(text, month, before or after, known)


def _find_days_before(text: str, days: Sequence[Number], at: int, known: DatePatterns) -> list[Number]:
    """The days that lead up to a month: "12.", "12-15", "12, 13 and 14"."""
    run: list[Number] = []
    for number in reversed(days[: bisect_right(days, at, key=lambda day: day.span.end)]):
        gap = known.next_day if run else known.before_month
        if run and number.span == run[-1].span:
            run.append(number)
            continue
        if not gap.fullmatch(text, number.span.end, run[-1].span.start if run else at) or _is_other_writing(
            run, number
        ):
            break
        run.append(number)
    return run[::-1]


def _find_days_after(text: str, days: Sequence[Number], at: int, known: DatePatterns) -> list[Number]:
    run: list[Number] = []
    for number in days[bisect_left(days, at, key=lambda day: day.span.start) :]:
        gap = known.next_day if run else known.after_month
        if not gap.fullmatch(text, run[-1].span.end if run else at, number.span.start) or _is_other_writing(
            run, number
        ):
            break
        run.append(number)
    return run


def _is_other_writing(run: Sequence[Number], number: Number) -> bool:
    """ "February 12, the second": days of one date are written in one way."""
    return bool(run) and (run[0].written is Written.DIGITS) != (number.written is Written.DIGITS)


def _make_date(text: str, month: CalendarWord, days: Sequence[Number], known: DatePatterns) -> Date:
    day_span = _include_ending(text, Span(days[0].span.start, days[-1].span.end), known) if days else None
    spans = [month.span, day_span or month.span]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    year = known.year.match(text, end) or known.year_before.search(text, max(0, start - _NEAR), start)
    year_span = Span(*year.span(1)) if year else None
    if year_span:
        start, end = min(start, year_span.start), max(end, year_span.end)
    return Date(
        span=Span(start, end),
        months=frozenset({month.value}),
        days=frozenset().union(*(_find_days(day) for day in days)),
        year=int(year[1]) if year else None,
        sure=month.sure or bool(days) or year is not None,
        month_span=month.span,
        day_span=day_span,
        year_span=year_span,
    )


def _include_ending(text: str, span: Span, known: DatePatterns) -> Span:
    """ "12th", "5-го"."""
    ending = known.ending.match(text, span.end)
    return Span(span.start, ending.end() if ending else span.end)


def _is_day(text: str, number: Number, lang: str) -> bool:
    """Whether a number may be a day of a month as it is written: "12", "12th", "twelfth", no hour and no Roman one."""
    said = number.span.of(text)
    if number.written is Written.DIGITS:
        hour = text.startswith(":", number.span.end) or number_table(lang).half_day.match(text, number.span.end)
        return bool(_find_days(number)) and said.isdigit() and not hour
    ordinal = said.islower() and date_patterns(lang).ordinal.search(said) is not None
    return number.written is not Written.MONTH and ordinal and bool(_find_days(number))


def _find_days(number: Number) -> frozenset[int]:
    """The days of a month that a number may mean."""
    return frozenset(int(v) for v in number.values if v.denominator == 1 and 1 <= v <= 31 and number.scale == 1)


def _find_in_digits(text: str, lang: str) -> Iterator[Date]:
    for found in _IN_DIGITS.finditer(text):
        first, third = int(found[1]), int(found[3])
        orders = {(first, third), (third, first)} if date_patterns(lang).month_first else {(first, third)}
        yield from _make_from_digits(found, orders, int(found[4]), len(found[4]) == 4)
    for found in _ISO.finditer(text):
        yield from _make_from_digits(found, {(int(found[3]), int(found[2]))}, int(found[1]), True)
    for found in _NO_YEAR.finditer(text):
        yield from _make_from_digits(found, {(int(found[1]), int(found[2]))}, None, False)
    for found in _ROMAN_MONTH.finditer(text):
        yield from _make_from_digits(found, {(int(found[1]), _ROMAN.index(found[2]) + 1)}, None, False)


def _make_from_digits(
    found: re.Match[str], orders: set[tuple[int, int]], year: int | None, sure: bool
) -> Iterator[Date]:
    possible = {(day, month) for day, month in orders if 1 <= day <= 31 and 1 <= month <= 12}
    if possible:
        span = Span(*found.span())
        days, months = (frozenset(part) for part in zip(*possible, strict=True))
        yield Date(span, months, days, year, sure, span, span, span if year else None)
