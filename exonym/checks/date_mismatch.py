"""A date, weekday or "yesterday" that is another one in the translation.

What it finds
    Dates of a target segment that its source does not have, where the source has one that the target lacks: another
    month, day or year, day and month in the other's place ("03.04.2024" as March 4), another weekday, "tomorrow" for
    "yesterday", "last year" for "next year". Formats may differ, parts may be left out or added, a date may move to a
    neighbouring segment, and a weekday may stand for "today".

Why it matters
    A wrong date turns news into an error that no reader can see, and plans into missed ones.

Example
    Source: "Wybory odbędą się 12 marca." Target: "The election will be held on May 12."

When to switch it off
    For texts whose dates are brought up to date or moved to another time zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exonym.article import Article, SegmentSides
from exonym.languages import ENGLISH
from exonym.model import Mark, Severity
from exonym.plugins import Check, Need
from exonym.quantities.calendar import LANGUAGES, CalendarKind, CalendarWord, calendar_words
from exonym.quantities.date_patterns import date_patterns
from exonym.quantities.dates import Date, find_dates
from exonym.quantities.differences import mark_difference
from exonym.quantities.english_dates import MONTHS, written_date, written_day, written_word

_SURE, _FAIRLY_SURE = 0.9, 0.75


@dataclass(frozen=True)
class DateMismatch(Check):
    """See the module."""

    code: str = "DAT01"
    rule: str = "date.mismatch"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = frozenset(LANGUAGES)
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every part of a target date in whose place the source has another."""
        segments = [_read_calendar(article, sides) for sides in article.both_sides()]
        for at, here in enumerate(segments):
            around = segments[max(0, at - 1) : at + 2]
            yield from _mark_other_dates(here, around)
            yield from _mark_other_words(here, around, article.source_lang)


@dataclass(frozen=True)
class _Calendar:
    """What both sides of a segment say of the calendar."""

    sides: SegmentSides
    source_dates: Sequence[Date]
    target_dates: Sequence[Date]
    source_words: Sequence[CalendarWord]
    target_words: Sequence[CalendarWord]


def _read_calendar(article: Article, sides: SegmentSides) -> _Calendar:
    source, target = sides.source_text, sides.target_text
    return _Calendar(
        sides,
        find_dates(source, article.source_lang),
        find_dates(target, article.target_lang),
        calendar_words(source, article.source_lang),
        calendar_words(target, article.target_lang),
    )


def _mark_other_dates(here: _Calendar, around: Sequence[_Calendar]) -> Iterator[Mark]:
    said = [date for side in around for date in side.source_dates]
    lost = [d for d in here.source_dates if d.sure and not any(other.fits(d) for other in here.target_dates)]
    wrong = [date for date in here.target_dates if date.sure and not any(date.fits(other) for other in said)]
    for date in wrong:
        if lost:
            nearest = max(lost, key=lambda other: _count_common_parts(other, date))
            lost.remove(nearest)
            yield from _mark_part(here, nearest, date)


def _count_common_parts(one: Date, other: Date) -> int:
    """How many parts two dates have in common."""
    return (
        bool(one.months & other.months)
        + bool(one.days & other.days)
        + (one.year is not None and one.year == other.year)
    )


def _mark_part(here: _Calendar, source: Date, target: Date) -> Iterator[Mark]:
    """A mark on the one part that differs, or on the whole date."""
    same_days = target.same_days(source)
    same_month, same_year = bool(source.months & target.months), source.same_year(target)
    if not same_month and same_days and same_year and len(source.months) == 1:
        yield mark_difference(here.sides, source.month_span, target.month_span, (MONTHS[min(source.months)],), _SURE)
    elif same_month and not same_days and same_year and target.day_span:
        days = written_day(source.days, target.day_span.of(here.sides.target_text))
        yield mark_difference(here.sides, source.day_span or source.span, target.day_span, days, _SURE)
    elif same_month and same_days and target.year_span:
        yield mark_difference(here.sides, source.year_span or source.span, target.year_span, (str(source.year),), _SURE)
    else:
        yield mark_difference(
            here.sides,
            source.span,
            target.span,
            written_date(source, target.span.of(here.sides.target_text)),
            _FAIRLY_SURE,
        )


def _mark_other_words(here: _Calendar, around: Sequence[_Calendar], lang: str) -> Iterator[Mark]:
    said = {(word.kind, word.value) for side in around for word in side.source_words}
    heard = {(word.kind, word.value) for word in here.target_words}
    lost = [word for word in here.source_words if word.sure and (word.kind, word.value) not in heard]
    for word in here.target_words:
        if word.kind is CalendarKind.MONTH or not word.sure or (word.kind, word.value) in said:
            continue
        source = next((other for other in lost if other.kind is word.kind), None)
        if source:
            lost.remove(source)
            if not _is_same_night(here, source, word, lang):
                suggestions = written_word(source, word.span.of(here.sides.target_text))
                yield mark_difference(here.sides, source.span, word.span, suggestions, _FAIRLY_SURE)


def _is_same_night(here: _Calendar, source: CalendarWord, target: CalendarWord, lang: str) -> bool:
    """Whether the days lie side by side in a source about a night: "в ночь на вторник" is Monday night."""
    apart = abs(source.value - target.value)
    beside = apart == 1 or (source.kind is CalendarKind.WEEKDAY and apart == 6)
    return beside and bool(date_patterns(lang).night.search(here.sides.source_text))


CHECK = DateMismatch()
