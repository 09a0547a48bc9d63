"""The words of the calendar in each language: a TOML file a language, read once.

Words are whole (``*``: beginnings); ``?`` marks those with another meaning ("may", Russian "среды"). ``months`` and
``weekdays`` go from January and Monday as 1; ``days`` from today as 0; ``away`` holds "last" (-1) and "next" (1) and
``periods`` what they are said of; ``periods_away`` are words that say both ("loni", last year). ``capitals``: months
have capitals; ``leads`` and ``tails``: words after and before which one with another meaning has this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from exonym.languages import Slot, codes_with, language_of

LANGUAGES = codes_with(Slot.CALENDAR)


class CalendarKind(Enum):
    """What a word of the calendar counts. Days, weeks and years are counted from now."""

    MONTH = "month"
    WEEKDAY = "weekday"
    DAY = "day"
    WEEK_AWAY = "week away"
    MONTH_AWAY = "month away"
    YEAR_AWAY = "year away"


_Said = TypeVar("_Said")
_PERIODS = {"week": CalendarKind.WEEK_AWAY, "month": CalendarKind.MONTH_AWAY, "year": CalendarKind.YEAR_AWAY}


@dataclass(frozen=True)
class Meaning:
    """What a word says in the calendar; ``sure``: it has no other meaning."""

    kind: CalendarKind
    value: int
    sure: bool


@dataclass(frozen=True, eq=False)
class CalendarTable:
    """The words of a language."""

    words: Mapping[str, Meaning]
    stems: Mapping[str, Meaning]
    away: Mapping[str, int]
    away_stems: Mapping[str, int]
    periods: Mapping[str, CalendarKind]
    capitals: bool
    leads: frozenset[str]
    tails: frozenset[str]

    def meaning(self, word: str) -> Meaning | None:
        """What a word in lower case says, by its longest beginning."""
        return _meaning(self, word)

    def direction(self, word: str) -> int | None:
        """-1 for a word such as "last", 1 for "next"."""
        return self.away.get(word) or _by_stem(self.away_stems, word)


# Texts repeat their words, and tables live as long as the program.
@lru_cache(maxsize=20_000)
def _meaning(table: CalendarTable, word: str) -> Meaning | None:
    return table.words.get(word) or _by_stem(table.stems, word)


@lru_cache
def calendar_table(lang: str) -> CalendarTable:
    """The table of a language, an empty one for a language that has none."""
    raw = language_of(lang).facts(Slot.CALENDAR)
    meanings = dict(_meanings(raw))
    away = {word.rstrip("?"): int(value) for value, words in raw.get("away", {}).items() for word in words.split()}
    return CalendarTable(
        words={word: meaning for word, meaning in meanings.items() if not word.endswith("*")},
        stems={word[:-1]: meaning for word, meaning in meanings.items() if word.endswith("*")},
        away={word: value for word, value in away.items() if not word.endswith("*")},
        away_stems={word[:-1]: value for word, value in away.items() if word.endswith("*")},
        periods={word: _PERIODS[name] for name, words in raw.get("periods", {}).items() for word in words.split()},
        capitals=raw.get("capitals", False),
        leads=frozenset(raw.get("leads", "").split()),
        tails=frozenset(raw.get("tails", "").split()),
    )


def _meanings(raw: Mapping[str, Any]) -> Iterator[tuple[str, Meaning]]:
    for name, kind in (("months", CalendarKind.MONTH), ("weekdays", CalendarKind.WEEKDAY), ("days", CalendarKind.DAY)):
        for value, words in raw.get(name, {}).items():
            yield from ((word.rstrip("?"), Meaning(kind, int(value), word[-1] != "?")) for word in words.split())
    for name, words in raw.get("periods_away", {}).items():
        yield from ((word, Meaning(_PERIODS[name], -1, True)) for word in words.split())


def _by_stem(stems: Mapping[str, _Said], word: str) -> _Said | None:
    return next((stems[word[:end]] for end in range(len(word), 1, -1) if word[:end] in stems), None)
