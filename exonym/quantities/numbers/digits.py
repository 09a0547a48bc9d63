"""What a number written in digits may mean: separators by language, times, dates, decades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from exonym.model import Span
from exonym.quantities.numbers.tables import NumberTable

Way = frozenset[Fraction]

_SPACE = " \u00a0\u202f\u2009"
DIGITS = rf"(?<!\d)\d{{1,3}}(?:[{_SPACE}'’]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:/]\d+)*"
"""A run of digits with its separators, those of groups and of dates and times among them."""

_GROUPED = re.compile(rf"\d{{1,3}}(?:[{_SPACE}'’]\d{{3}})+(?:[.,]\d+)?")
_SPACES = re.compile(rf"[{_SPACE}'’]")
_CLOCK_STOP = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_SEASON = re.compile(r"([12]\d{3})/(\d\d)")


def digit_ways(text: str, span: Span, table: NumberTable) -> tuple[Way, ...]:
    """The ways to read the digits that stand at a place, the likeliest first."""
    token = span.of(text)
    ways = list(_find_readings(token, table)) or [_split_parts(token)]
    if table.half_day.match(text, span.end) and "." in token:
        ways = [_split_parts(token)]
    if table.half_day.match(text, span.end) or table.hour.match(text, span.end) or ":" in token:
        ways += _add_other_half_of_day(ways)
    if table.decade.match(text, span.end):
        ways += [_make_whole(value % 100) for way in ways for value in way]
        ways += [_make_whole(value // 100 + 1) for way in ways for value in way if value >= 1000 and value % 100 == 0]
    before = text[max(0, span.start - 1) : span.start]
    if len(token) == 2 and (before in ("'", "’") or before.isalpha()):
        ways += [_make_whole(1900 + int(token)), _make_whole(2000 + int(token))]
    return tuple(dict.fromkeys(ways))


def _find_readings(token: str, table: NumberTable) -> Iterator[Way]:
    season = _SEASON.fullmatch(token)
    if season:
        yield frozenset({Fraction(season[1]), Fraction(season[1][:2] + season[2])})
    if _GROUPED.fullmatch(token):
        yield _make_whole(Fraction(_SPACES.sub("", token).replace(",", ".")))
        yield _split_parts(token)
        return
    marks = re.findall(r"\D", token)
    parts = re.split(r"\D", token)
    if not marks:
        yield _make_whole(int(token))
    elif set(marks) <= {".", ","}:
        yield from _read_separated(parts, marks, table)
    if marks and (marks[-1] not in ",." or _may_be_date(parts, marks, table) or _CLOCK_STOP.fullmatch(token)):
        yield frozenset(Fraction(part) for part in parts)
        yield frozenset(Fraction(part) for part in parts if int(part)) or _make_whole(0)


def _read_separated(parts: list[str], marks: list[str], table: NumberTable) -> Iterator[Way]:
    """Full stops and commas as separators of groups or of decimals."""
    if (
        _is_grouped(parts)
        and len(set(marks)) == 1
        and (len(marks) > 1 or marks[0] in table.group or not table.strict_group)
    ):
        yield _make_whole(int("".join(parts)))
        if table.strict_group or len(marks) > 1:
            return
    if len(marks) == 1:
        yield _make_whole(Fraction(".".join(parts)))
    elif len(set(marks)) == 2 and marks[-1] not in marks[:-1]:
        yield _make_whole(Fraction("".join(parts[:-1]) + "." + parts[-1]))
    elif len(set(marks)) == 1:
        yield frozenset(Fraction(part) for part in parts)


def _may_be_date(parts: list[str], marks: list[str], table: NumberTable) -> bool:
    """ "15.09" and "18.30", in languages whose decimal sign is the comma."""
    return marks[-1] == "." != table.decimal and not (table.strict_group and _is_grouped(parts))


def _is_grouped(parts: list[str]) -> bool:
    return len(parts[0]) <= 3 and parts[0] != "0" and all(len(part) == 3 for part in parts[1:])


def _add_other_half_of_day(ways: list[Way]) -> list[Way]:
    """The same times by a clock of twelve or of twenty-four hours, with and without ":00"."""
    found = []
    for way in ways:
        for hour in way:
            if 0 <= hour <= 24:
                other = (way - {hour}) | {(hour + 12) % 24 if hour % 12 else Fraction(12)}
                found += [other, other - {0}, way - {0}]
    return [way for way in found if way]


def _split_parts(token: str) -> Way:
    return frozenset(Fraction(part) for part in re.split(r"\D", token))


def _make_whole(value: Fraction | int) -> Way:
    return frozenset({Fraction(value)})
