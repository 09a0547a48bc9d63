"""Words of names whose English spelling is known, by how they are written in Russian.

Learned from pairs that are seen in public lists (training/names_words.py). Ukrainian, Belarusian and Kazakh spellings
are looked up by the Russian ones that they may stand for.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import product

MOST_SPELLINGS = 64
"""Russian spellings that a word of another language is looked up by, at most."""

_RUSSIAN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ru": {"ё": ("ё", "е")},
    "uk": {
        "і": ("и",), "ї": ("и", "йи"), "є": ("е", "ье"), "ґ": ("г",), "г": ("г", "х"), "е": ("е", "э"),
        "и": ("и", "ы"), "'": ("", "ъ"), "ьо": ("ё", "ье"), "йо": ("ё", "йо"), "ьк": ("к", "ьк"),
    },
    "be": {
        "і": ("и",), "ў": ("в", "у", "л"), "э": ("е", "э"), "а": ("а", "о"), "дз": ("д", "дз"), "ц": ("т", "ц"),
        "г": ("г", "х"), "'": ("", "ъ"), "шч": ("щ",), "ы": ("и", "ы"),
    },
    "kk": {
        "ә": ("а", "э"), "қ": ("к",), "ғ": ("г",), "ң": ("н",), "ө": ("о", "ё", "е"), "ұ": ("у",), "ү": ("у", "ю"),
        "һ": ("х", "г"), "і": ("и",),
    },
}  # fmt: skip


@lru_cache(maxsize=1)
def _lines() -> bytes:
    """A line a word, in the order of their bytes: searched as they are, for a mapping of them takes long to make."""
    return gzip.decompress(files("exonym").joinpath("data", "names", "known_words.txt.gz").read_bytes())


def _spellings(word: str) -> list[str]:
    """The spellings of a Russian word, each behind a digit that says how often it was seen."""
    lines, wanted = _lines(), word.encode()
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = lines.find(b"\n", start)
        found, _, spellings = lines[start:end].partition(b"\t")
        if found == wanted:
            return spellings.decode().split()
        low, high = (end + 1, high) if found < wanted else (low, start)
    return []


@lru_cache(maxsize=16384)
def known_spellings(word: str, lang: str) -> tuple[tuple[str, int], ...]:
    """English spellings of a word in Cyrillic, most used first, each with how often it was seen: 0 once, 1 twice or
    thrice, then by powers of two. Empty where the word is not known. Letters are lower case, a to z.
    """
    found: dict[str, int] = {}
    for ru in _in_russian(word.lower(), lang):
        for spelling in _spellings(ru):
            known, seen = spelling[1:], int(spelling[0], 16)
            found[known] = max(seen, found.get(known, 0))
    return tuple(sorted(found.items(), key=lambda item: -item[1]))


def russian_spelling(word: str, lang: str) -> str:
    """The first Russian spelling that a lower-case word may stand for."""
    return next(iter(_in_russian(word, lang)))


def _in_russian(word: str, lang: str) -> Iterator[str]:
    """Russian spellings that a word may stand for."""
    same = _RUSSIAN.get(lang, {})
    options: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        length = 2 if word[at : at + 2] in same else 1
        options.append(same.get(word[at : at + length], (word[at : at + length],)))
        at += length
    for count, letters in enumerate(product(*options)):
        if count >= MOST_SPELLINGS:
            return
        yield "".join(letters)
