"""Dates as English writes them: names as in CLDR 47, calendars/gregorian (wide)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from exonym.quantities.calendar import CalendarKind, CalendarWord
from exonym.quantities.dates import Date

MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""By number, from 1."""
WEEKDAYS = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""By number, from 1."""
_AWAY: Mapping[tuple[CalendarKind, int], str] = {
    (CalendarKind.DAY, -1): "yesterday",
    (CalendarKind.DAY, 0): "today",
    (CalendarKind.DAY, 1): "tomorrow",
    (CalendarKind.DAY, 2): "the day after tomorrow",
    (CalendarKind.DAY, -2): "the day before yesterday",
    (CalendarKind.WEEK_AWAY, -1): "last week",
    (CalendarKind.WEEK_AWAY, 1): "next week",
    (CalendarKind.MONTH_AWAY, -1): "last month",
    (CalendarKind.MONTH_AWAY, 1): "next month",
    (CalendarKind.YEAR_AWAY, -1): "last year",
    (CalendarKind.YEAR_AWAY, 1): "next year",
}


def written_date(date: Date, like: str) -> tuple[str, ...]:
    """A date in the order of another one; nothing where it may be read in several ways or runs over days."""
    if len(date.months) != 1 or len(date.days) > 1:
        return ()
    parts = [MONTHS[min(date.months)], *map(str, date.days)]
    if like[:1].isdigit() and any(char.isalpha() for char in like):
        parts.reverse()
    comma = "," if date.days and parts[-1].isdigit() else ""
    return (" ".join(parts) + (f"{comma} {date.year}" if date.year and date.year >= 100 else ""),)


def written_day(days: Iterable[int], like: str) -> tuple[str, ...]:
    """A day of a month, with the ending of an ordinal where another one has it; nothing for several days."""
    one = tuple(days)
    if len(one) != 1:
        return ()
    last = 0 if 11 <= one[0] <= 13 else one[0] % 10
    ending = {1: "st", 2: "nd", 3: "rd"}.get(last, "th") if like[-2:] in ("st", "nd", "rd", "th") else ""
    return (f"{one[0]}{ending}",)


def written_word(word: CalendarWord, like: str) -> tuple[str, ...]:
    """A weekday, or a day or year from now, with the capital of another word and its possessive."""
    name = WEEKDAYS[word.value] if word.kind is CalendarKind.WEEKDAY else _AWAY.get((word.kind, word.value))
    if name is None:
        return ()
    ending = (
        like[-2:]
        if like[-2:] in ("'s", "’s")
        else "s"
        if word.kind is CalendarKind.WEEKDAY and like.endswith("s")
        else ""
    )
    return ((name[0].upper() + name[1:] if like[:1].isupper() else name) + ending,)
