"""Spellings of Cyrillic names by another press: Tinkow, Chalifa, Donezk, read back into English ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from exonym.languages.graphemes import Table
from exonym.names.transcription.letters import plain
from exonym.names.transcription.tables import presses_into_english

_OF_ALL: Table = {"dzh": ("j",)}
"""What English itself writes in two ways, whatever the press."""
_MOST = 64
"""Readings by the rules of one press that are looked at."""


@lru_cache(maxsize=16384)
def read_back(target: str) -> tuple[str, ...]:
    """The English spellings that some press's spelling may stand for: lower case, no diacritics, without itself."""
    start = plain(target)
    found = (spelling for table in presses_into_english() for spelling in _read_back(start, table))
    return tuple(dict.fromkeys(found))


def _read_back(start: str, table: Table) -> list[str]:
    found: list[str] = []
    for spelling in _variants(start, {**table, **_OF_ALL}):
        if spelling != start and spelling not in found:
            found.append(spelling)
        if len(found) == _MOST:
            break
    return found


def _variants(rest: str, table: Table) -> Iterator[str]:
    if not rest:
        yield ""
        return
    for size in range(min(max(map(len, table)), len(rest)), 0, -1):
        for option in table.get(rest[:size], ()):
            yield from (option + tail for tail in _variants(rest[size:], table))
    yield from (rest[0] + tail for tail in _variants(rest[1:], table))
