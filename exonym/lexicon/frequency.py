"""How common words are, from wordfreq's lists."""

from __future__ import annotations

import gzip
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import distribution
from math import log10
from pathlib import Path

from exonym.languages import ENGLISH


@lru_cache(maxsize=65536)
def frequency(word: str, lang: str = ENGLISH.code) -> float:
    """Zipf frequency of a word in a language, 0 (unknown) to 8: log10 of uses per thousand million words.

    From wordfreq's lists: in English the large one, which knows words used at least once in a hundred million, in
    other languages the small one, once in a million (Zipf 3); 0 for a language without a list. The parts of a
    hyphenated word count together, as wordfreq has it.
    """
    known = _centibels(lang)
    parts = [known.get(part) for part in _normal(word).split("-")]
    found = [part for part in parts if part is not None]
    return round(9 - log10(sum(10 ** (part / 100) for part in found)), 2) if len(found) == len(parts) else 0.0


def has_word_list(lang: str) -> bool:
    """True for a language whose frequent words are known."""
    return bool(_centibels(lang))


def _normal(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'")


@lru_cache(maxsize=8)
def _centibels(lang: str) -> Mapping[str, int]:
    """How rare the words of a language are: a hundred times log10 of how many words hold one of them.

    Read from wordfreq's files (its ``read_cBpack`` describes them) without importing wordfreq, which takes a second
    with what it needs to cut texts into words.
    """
    import msgpack

    size = "large" if lang == ENGLISH.code else "small"
    path = Path(str(distribution("wordfreq").locate_file(f"wordfreq/data/{size}_{lang}.msgpack.gz")))
    if not path.is_file():
        return {}
    with gzip.open(path) as stream:
        _header, *lists = msgpack.load(stream)
    known: dict[str, int] = {}
    for centibels, listed in enumerate(lists):
        known.update(dict.fromkeys(listed, centibels))
    return known
