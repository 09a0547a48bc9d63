"""Words of the calendar in running text: months, weekdays, "yesterday", "last year"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from exonym.language.calendar.tables import CalendarTable, Kind, Meaning, calendar_table
from exonym.model import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SENTENCE_START = re.compile(r"(?:^|[.!?…:\n])[\s\"'«„“”‘’(—–-]*$")


@dataclass(frozen=True)
class CalendarWord:
    """What the text says in one place; ``sure``: it cannot be meant otherwise.

    ``value``: months and weekdays from 1; days, weeks, months and years away from now.
    """

    span: Span
    kind: Kind
    value: int
    sure: bool


def calendar_words(text: str, lang: str) -> tuple[CalendarWord, ...]:
    """Every word of the calendar in a text; none in a language without a table."""
    table = calendar_table(lang)
    return tuple(_read(text, table)) if table.words else ()


def _read(text: str, table: CalendarTable) -> Iterator[CalendarWord]:
    before: re.Match[str] | None = None
    for found in _WORD.finditer(text):
        meaning = table.meaning(_plain(found))
        if meaning and not (meaning.kind is Kind.MONTH and table.capitals and found.group()[0].islower()):
            yield CalendarWord(
                Span(*found.span()), meaning.kind, meaning.value, _is_sure(text, found, before, meaning, table)
            )
        elif before and text[before.end() : found.start()].isspace():
            yield from _away(before, found, table)
        before = found


def _is_sure(
    text: str, found: re.Match[str], before: re.Match[str] | None, meaning: Meaning, table: CalendarTable
) -> bool:
    """Whether a word says nothing else here: "in May" is a month, "May said" and a Polish "Maja" may be a name."""
    if not meaning.sure:
        after = _WORD.match(text, found.end() + 1) if table.tails else None
        return (
            before is not None and _plain(before) in table.leads and text[before.end() : found.start()].isspace()
        ) or (after is not None and _plain(after) in table.tails)
    if meaning.kind is Kind.MONTH and not table.capitals and found.group()[0].isupper():
        return bool(_SENTENCE_START.search(text, 0, found.start()))
    return True


def _away(before: re.Match[str], found: re.Match[str], table: CalendarTable) -> Iterator[CalendarWord]:
    """ "Last year", in either order of the two words."""
    for direction, period in ((before, found), (found, before)):
        kind = table.periods.get(_plain(period))
        value = table.direction(_plain(direction)) if kind else None
        if kind and value:
            yield CalendarWord(Span(before.start(), found.end()), kind, value, sure=True)


def _plain(found: re.Match[str]) -> str:
    return _POSSESSIVE.sub("", found.group().lower()).replace("ʼ", "’")
