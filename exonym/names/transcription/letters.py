"""Names as arrays of letters: what the learned tables of comparing and romanising are indexed by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


Codes: TypeAlias = "npt.NDArray[np.int32]"

LATIN = "abcdefghijklmnopqrstuvwxyz"
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d"}
    | dict.fromkeys("'’ʼ`´", "")
)
CYRILLIC_LANGS = frozenset({"be", "kk", "ru", "uk"})
"""Languages in Cyrillic that have learned tables."""
SOURCE_LANGS = CYRILLIC_LANGS | {"cs", "de", "pl"}
"""Languages from which names are judged."""
_WITH_TABLES = SOURCE_LANGS | {"en"}
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_POINTS = 0x500
"""Code points that alphabets may have: Latin and Cyrillic."""


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Lower case, without diacritics and apostrophes."""
    lower = word.lower().translate(_PLAIN)
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def english_letters(word: str) -> str:
    """The letters a to z of a word, lower case; others are made plain or left out."""
    lower = plain(word)
    return lower if lower.isascii() and lower.isalpha() else "".join(c for c in lower if c in LATIN)


GRAPHEMES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "pl": (("szcz", "щ"), ("dż", "џ"), ("sz", "ш"), ("cz", "ч"), ("ch", "х")),
    "de": (("schtsch", "щ"), ("dsch", "џ"), ("tsch", "ч"), ("sch", "ш"), ("ch", "х"), ("ss", "ß")),
    "cs": (("šč", "щ"), ("dž", "џ"), ("ch", "х")),
}
"""Letters that are one sound together stand as one, longest first: edits look at a letter and its neighbours."""


@lru_cache(maxsize=65536)
def source_letters(word: str, lang: str, alphabet: str) -> str:
    """The letters of a word as the table of a language has them."""
    letters = letters_in(word, alphabet)
    for together, one in GRAPHEMES.get(lang, ()):
        letters = letters.replace(together, one)
    return letters


@lru_cache(maxsize=65536)
def letters_in(word: str, alphabet: str) -> str:
    """The letters of a word that an alphabet has, lower case; a letter it lacks is made plain or left out."""
    lower = unicodedata.normalize("NFC", word.lower())
    if all(c in alphabet for c in lower):
        return lower
    return "".join(part for c in lower for part in (c if c in alphabet else plain(c)) if part in alphabet)


def is_cyrillic(word: str) -> bool:
    """True when any letter is Cyrillic."""
    return bool(_CYRILLIC.search(word))


def table_lang(word: str, lang: str) -> str:
    """The language whose learned tables read a spelling: its own, where that has tables and such letters.

    Other words in Cyrillic are read as Russian ones (Bulgarian, Serbian, a Russian name in a French text), all others
    as English ones.
    """
    cyrillic = is_cyrillic(word)
    if lang not in _WITH_TABLES or cyrillic != (lang in CYRILLIC_LANGS):
        return "ru" if cyrillic else "en"
    return lang


@lru_cache(maxsize=32)
def numbering(alphabet: str) -> Codes:
    """The number of each code point below 0x500 in an alphabet, counted from 1; 0 where it has none."""
    import numpy as np

    numbers = np.zeros(_POINTS, dtype=np.int32)
    numbers[[ord(c) for c in alphabet]] = np.arange(1, len(alphabet) + 1)
    return numbers


def encode(words: Sequence[str], alphabet: str) -> tuple[Codes, Codes]:
    """The letters' numbers, (words, longest) with 0 behind a word's end, and the lengths, (words,)."""
    import numpy as np

    lengths = np.fromiter(map(len, words), dtype=np.int32, count=len(words))
    points = np.frombuffer("".join(words).encode("utf-32-le"), dtype=np.uint32)
    codes = np.zeros((len(words), int(lengths.max(initial=0))), dtype=np.int32)
    codes[np.arange(codes.shape[1]) < lengths[:, None]] = numbering(alphabet)[points]
    return codes, lengths
