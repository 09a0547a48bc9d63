"""The likeliest English spellings of a word that no table knows: beam search over edits and letter sequences."""

from __future__ import annotations

from functools import lru_cache

from exonym.names.transcription.edits import (
    BASE,
    CHUNK,
    CLOTHED,
    FLOOR,
    FLOOR_LETTER,
    SCALE,
    Edits,
    edits,
    length_of,
    read_table,
)
from exonym.names.transcription.letters import encode, source_letters, table_lang

BEAM = 10
OPTIONS = 8
"""Spellings kept after each letter, and chunks thought of for a letter."""
CLOSE = 5.0
"""Nats by which a chunk may cost more than the cheapest for its letter."""
LANGUAGE = 0.35 / SCALE
"""Weight of how likely the letters follow one another in English names, with the unit of its table."""

_Beam = list[tuple[float, str, int]]
_HISTORY = BASE ** (CHUNK - 1)


@lru_cache(maxsize=1)
def _letter_costs() -> bytes:
    """What a letter costs behind three others, in 1/12 nat, (27 ** 4,); 0 is the edge of the word."""
    import numpy as np

    return read_table("letters")["costs"].astype(np.uint8).tobytes()


@lru_cache(maxsize=65536)
def _options(lang: str, row: int) -> tuple[tuple[str, tuple[int, ...], float], ...]:
    """The likeliest chunks of a row: letters, their numbers, cost."""
    import numpy as np

    table = edits(lang)
    columns = np.nonzero(table.gains[row])[0]
    costs = FLOOR + FLOOR_LETTER * table.lengths[columns] - table.gains[row, columns].astype(np.float64) / SCALE
    best = np.argsort(costs, kind="stable")[:OPTIONS]
    cheapest = [(_numbers(int(table.chunks[columns[i]])), float(costs[i])) for i in best.tolist()]
    return tuple(
        ("".join(chr(96 + n) for n in numbers), numbers, cost)
        for numbers, cost in cheapest
        if cost <= cheapest[0][1] + CLOSE
    )


def _numbers(chunk: int) -> tuple[int, ...]:
    return tuple(chunk // BASE**i % BASE for i in reversed(range(length_of(chunk))))


@lru_cache(maxsize=65536)
def chunks_for(lang: str, row: int) -> tuple[tuple[str, float], ...]:
    """What the letter of a row may become in English, likeliest first: letters, and what they cost in nats."""
    return tuple((chunk, cost) for chunk, _, cost in _options(lang, row))


def letter_cost(word: str) -> float:
    """What the letters of a word, lower case, a to z, cost as they follow one another in English names, in nats."""
    costs, seen, total = _letter_costs(), 0, 0
    for number in (ord(letter) - 96 for letter in word):
        total += costs[seen * BASE + number]
        seen = (seen * BASE + number) % _HISTORY
    return (total + costs[seen * BASE]) / SCALE


@lru_cache(maxsize=16384)
def transliterations(word: str, lang: str, most: int = 6) -> tuple[tuple[str, float], ...]:
    """English spellings of a word, lower case, a to z, each with its cost in nats, cheapest first.

    A language with "_cyrillic" behind it: of a Cyrillic name in that language's Latin letters.
    """
    if not lang.endswith(CLOTHED):
        lang = table_lang(word, lang)
    table: Edits = edits(lang)
    letters = source_letters(word, lang.removesuffix(CLOTHED), table.alphabet)
    codes, _ = encode([letters], table.alphabet)
    beam: _Beam = [(0.0, "", 0)]
    for row in table.rows(codes)[0].tolist():
        beam = _extended(beam, _options(lang, row))
    costs = _letter_costs()
    ended = sorted((cost + LANGUAGE * costs[history * BASE], made) for cost, made, history in beam)
    return tuple((made, cost) for cost, made in ended[:most])


def _extended(beam: _Beam, options: tuple[tuple[str, tuple[int, ...], float], ...]) -> _Beam:
    costs = _letter_costs()
    best: dict[str, tuple[float, str, int]] = {}
    for so_far, made, history in beam:
        for chunk, numbers, cost in options:
            total, seen = so_far + cost, history
            for number in numbers:
                total += LANGUAGE * costs[seen * BASE + number]
                seen = (seen * BASE + number) % _HISTORY
            spelling = made + chunk
            if spelling not in best or total < best[spelling][0]:
                best[spelling] = (total, spelling, seen)
    return sorted(best.values())[:BEAM]
