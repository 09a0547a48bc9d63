"""Names as arrays of letters: what the learned tables of comparing and romanising are indexed by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from exonym.languages import TARGET_LANG, Learned, Script, Slot, codes_with, in_precedence, language_of
from exonym.names.transcription.tables import letters_as_one

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


Codes: TypeAlias = "npt.NDArray[np.int32]"

LATIN = "abcdefghijklmnopqrstuvwxyz"
_PLAIN = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d"}
    | dict.fromkeys("'’ʼ`´", "")
)
_WITH_TABLES = codes_with(Slot.SPELLING, Learned.EDITS)
CYRILLIC_LANGS = frozenset(code for code in _WITH_TABLES if language_of(code).script is Script.CYRILLIC)
"""Languages in Cyrillic that have learned tables."""
SOURCE_LANGS = _WITH_TABLES - {TARGET_LANG}
"""Languages from which names are judged: those with a spelling and learned edits."""
CLOTHING_LANGS = in_precedence(codes_with(Slot.SPELLING, Slot.TRANSCRIPTION) - CYRILLIC_LANGS)
"""Languages in Latin letters whose press spells Cyrillic names in its own way, in the order in which they are asked."""
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


@lru_cache(maxsize=65536)
def source_letters(word: str, lang: str, alphabet: str) -> str:
    """The letters of a word as the table of a language has them.

    Letters that are one sound together stand as one, for edits look at a letter and its neighbours.
    """
    letters = letters_in(word, alphabet)
    for together, one in letters_as_one(lang):
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
    as English ones: each as of the first language of its script.
    """
    cyrillic = is_cyrillic(word)
    if lang not in _WITH_TABLES or cyrillic != (lang in CYRILLIC_LANGS):
        return _first_of(cyrillic)
    return lang


@lru_cache
def _first_of(cyrillic: bool) -> str:
    return in_precedence(CYRILLIC_LANGS if cyrillic else _WITH_TABLES - CYRILLIC_LANGS)[0]


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
