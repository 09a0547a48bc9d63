"""Words of the calendar in running text: months, weekdays, "yesterday", "last year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from exonym.model import Span
from exonym.quantities.calendar.tables import CalendarKind, CalendarTable, Meaning, calendar_table

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n])[\s\"'«„“”‘’(—–-]*$")


@dataclass(frozen=True)
class CalendarWord:
    """What the text says in one place; ``sure``: it cannot be meant otherwise.

    ``value``: months and weekdays from 1; days, weeks, months and years away from now.
    """

    span: Span
    kind: CalendarKind
    value: int
    sure: bool


@dataclass(frozen=True)
class _Word:
    span: Span
    text: str

    @cached_property
    def plain(self) -> str:
        """In lower case, without a possessive, with one kind of apostrophe."""
        plain = self.text.lower()
        return _POSSESSIVE.sub("", plain).replace("ʼ", "’") if not plain.isalpha() or "ʼ" in plain else plain


@lru_cache(maxsize=5000)
def calendar_words(text: str, lang: str) -> tuple[CalendarWord, ...]:
    """Every word of the calendar in a text; none in a language without a table."""
    table = calendar_table(lang)
    return tuple(_read_words(text, table)) if table.words else ()


def _read_words(text: str, table: CalendarTable) -> Iterator[CalendarWord]:
    before: _Word | None = None
    for found in _WORD.finditer(text):
        word = _Word(Span(*found.span()), found.group())
        beside = before if before and text[before.span.end : word.span.start].isspace() else None
        meaning = table.meaning(word.plain)
        if meaning and not (meaning.kind is CalendarKind.MONTH and table.capitals and word.text[0].islower()):
            yield CalendarWord(word.span, meaning.kind, meaning.value, _is_sure(text, word, beside, meaning, table))
        elif beside and (word.plain in table.periods or beside.plain in table.periods):
            yield from _read_distance(beside, word, table)
        before = word


def _is_sure(text: str, word: _Word, before: _Word | None, meaning: Meaning, table: CalendarTable) -> bool:
    """Whether a word says nothing else here: "in May" is a month, "May said" and a Polish "Maja" may be a name."""
    if not meaning.sure:
        after = _WORD.match(text, word.span.end + 1) if table.tails else None
        return (before is not None and before.plain in table.leads) or (
            after is not None and after.group().lower() in table.tails
        )
    if meaning.kind is CalendarKind.MONTH and not table.capitals and word.text[0].isupper():
        return bool(_SENTENCE_START.search(text, 0, word.span.start))
    return True


def _read_distance(before: _Word, word: _Word, table: CalendarTable) -> Iterator[CalendarWord]:
    """ "Last year", in either order of the two words."""
    for direction, period in ((before, word), (word, before)):
        kind = table.periods.get(period.plain)
        value = table.direction(direction.plain) if kind else None
        if kind and value:
            yield CalendarWord(Span(before.span.start, word.span.end), kind, value, sure=True)
