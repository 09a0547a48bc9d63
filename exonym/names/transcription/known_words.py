"""Words of names whose English spelling is known, by how they are written in Russian.

Learned from pairs that are seen in public lists (training/names_words.py). Spellings of other languages are looked up
by the Russian ones that they may stand for.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from exonym.names.transcription.tables import letters_into_russian


@lru_cache(maxsize=1)
def _lines() -> bytes:
    """A line a word, in the order of their bytes: searched as they are, for a mapping of them takes long to make."""
    return gzip.decompress(files("exonym").joinpath("data", "names", "known_words.txt.gz").read_bytes())


def _place(word: bytes) -> int:
    """Where the first line begins that is not before a word."""
    lines = _lines()
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", start)
        low, high = (end + 1, high) if lines[start:end] < word else (low, start)
    return low


def _spellings(word: bytes) -> list[str]:
    """The spellings of a Russian word, each behind a digit that says how often it was seen."""
    lines, start = _lines(), _place(word + b"\t")
    if not lines.startswith(word + b"\t", start):
        return []
    return lines[start + len(word) + 1 : lines.find(b"\n", start)].decode().split()


@lru_cache(maxsize=16384)
def known_spellings(word: str, lang: str) -> tuple[tuple[str, int], ...]:
    """English spellings of a word in Cyrillic, or of a Russian name in Polish, German or Czech letters.

    Most used first, each with how often it was seen: 0 once, 1 twice or thrice, then by powers of two. Empty where the
    word is not known. Letters are lower case, a to z.
    """
    found: dict[str, int] = {}
    for ru in _known(_joined(_in_russian(word.lower(), lang))):
        for spelling in _spellings(ru):
            known, seen = spelling[1:], int(spelling[0], 16)
            found[known] = max(seen, found.get(known, 0))
    return tuple(sorted(found.items(), key=lambda item: -item[1]))


def russian_spelling(word: str, lang: str) -> str:
    """The first Russian spelling that a lower-case word may stand for."""
    return "".join(options[0] for options in _in_russian(word, lang))


def _known(options: Sequence[Sequence[str]], begun: bytes = b"") -> Iterator[bytes]:
    """What is made of one of the options of each letter, as long as a known word begins so."""
    if not options:
        yield begun
        return
    for option in options[0]:
        longer = begun + option.encode()
        if len(options) == 1 or _lines().startswith(longer, _place(longer)):
            yield from _known(options[1:], longer)


def _joined(options: Iterable[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The same, letters that stand for one thing joined with those beside them: only a choice has to be looked up."""
    groups = groupby(options, key=lambda each: len(each) == 1)
    return [each for sure, run in groups for each in ([("".join(one for (one,) in run),)] if sure else run)]


def _in_russian(word: str, lang: str) -> Sequence[Sequence[str]]:
    """What each letter of a word, or letters that are one, may stand for in Russian."""
    same = letters_into_russian(lang)
    longest = max(map(len, same), default=1)
    found: list[Sequence[str]] = []
    at = 0
    while at < len(word):
        pieces = (word[at : at + length] for length in range(min(longest, len(word) - at), 0, -1))
        piece, options = next(
            (p, o) for p in pieces if (o := _options(same, p, at + len(p) == len(word)) or (p,) * (len(p) == 1))
        )
        found.append(options)
        at += len(piece)
    return found


def _options(same: Mapping[str, tuple[str, ...]], piece: str, last: bool) -> tuple[str, ...]:
    return (same.get(f"{piece}$") if last else None) or same.get(piece, ())
