"""Words of names that people and places are known to have, and those that a word in Cyrillic may stand for.

Learned by training/names_lexicon.py from public lists: what names there are, and how common each is.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from math import exp, log

from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.frequency import frequency
from exonym.names.transcription.edits import edits
from exonym.names.transcription.letters import encode, source_letters, table_lang
from exonym.names.transcription.transliterate import chunks_for, letter_cost

MARKS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Behind a word: how rare it is. They sort before small letters, so that the lines stand in order of their words."""
STEP = 0.5
"""Nats that a mark is worth."""
BEAM = 48
"""Beginnings of words that are kept after each letter."""
_BEHIND = "{"
"""The sign behind z."""
_TEXTS, _TEXT_NAMES = 1e9, 9.0
"""Words that Zipf frequencies count in, and how much of the names in English texts a share of those stands for."""
_UNLISTED = 0.3
"""How likely a name is spelled in letters that no list has."""


@lru_cache(maxsize=1)
def _lines() -> list[str]:
    data = files("exonym").joinpath("data", "names", "lexicon.txt.gz").read_bytes()
    return gzip.decompress(data).decode("ascii").split("\n")


def _share(word: str) -> float:
    """The share of names that are the word, by the lists; 0 for a word that none has."""
    lines = _lines()
    at = bisect_left(lines, word)
    if at == len(lines) or lines[at][:-1] != word:
        return 0.0
    return exp(-STEP * MARKS.index(lines[at][-1]))


def listed(word: str) -> bool:
    """True for a word, lower case, a to z, that the lists have."""
    return _share(word) > 0


@lru_cache(maxsize=65536)
def commonness(word: str) -> float:
    """Log of the share of names that are spelled so, by lists, by English texts, and by how its letters follow."""
    used = frequency(word)
    in_texts = _TEXT_NAMES * 10**used / _TEXTS if used and not english_word(word) else 0.0
    return log(_share(word) + in_texts + _UNLISTED * exp(-letter_cost(word)))


@lru_cache(maxsize=16384)
def names_in_lexicon(word: str, lang: str) -> tuple[str, ...]:
    """Listed words, lower case, that letters of a word in Cyrillic may stand for, likeliest first."""
    lang = table_lang(word, lang)
    table = edits(lang)
    codes, _ = encode([source_letters(word, lang, table.alphabet)], table.alphabet)
    lines = _lines()
    beam = [(0.0, "", 0, len(lines))]
    for row in table.rows(codes)[0].tolist():
        beam = _extended(beam, chunks_for(lang, row), lines)
    return tuple(made for _, made, low, _ in beam if lines[low][:-1] == made)


_Beam = list[tuple[float, str, int, int]]
"""Cost in nats, the beginning of a word, and which lines begin so."""


def _extended(beam: _Beam, chunks: tuple[tuple[str, float], ...], lines: list[str]) -> _Beam:
    best: dict[str, tuple[float, str, int, int]] = {}
    for so_far, made, low, high in beam:
        for chunk, cost in chunks:
            start, total = made + chunk, so_far + cost
            if start in best and best[start][0] <= total:
                continue
            if chunk:
                first = bisect_left(lines, start, low, high)
                last = bisect_left(lines, start + _BEHIND, first, high)
            else:
                first, last = low, high
            if first < last:
                best[start] = total, start, first, last
    return sorted(best.values())[:BEAM]
