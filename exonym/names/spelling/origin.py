"""Whose name a word is: from its letters, whether its spelling is its own or another language's rendering of it.

Logistic functions of the letter sequences of a word, learned from pairs (training/names_origin.py). Tokajew in a Polish
text is a Cyrillic name in Polish clothes; Kaczyński is Polish and keeps its letters. Кейсик in a Russian text is a name
of the Latin alphabet, of which only the original spelling is right; of Дмитрий every usual romanisation is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from exonym.languages import Learned, language_of
from exonym.languages.orthography import orthography
from exonym.names.transcription.edits import read_table, read_table_of
from exonym.names.transcription.known_words import known_spellings, russian_spelling
from exonym.names.transcription.letters import is_cyrillic
from exonym.names.transcription.renderings import accepts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


SIZE = 1 << 15
"""Places that letter sequences share."""
LONGEST = 5
"""Letters of the longest sequence, with the edges of the word."""
_FOREIGN, _CYRILLIC, _OWN = "foreign", "cyrillic", "own"
_SURELY_NOT = -20.0
"""Log odds of what was not learned."""
_LISTED = 2
"""From so often (a power of two) on, what lists have of a word counts for more than its letters."""


def sequences(word: str) -> Iterator[int]:
    """The place of every letter sequence of a word."""
    edged = f"^{unicodedata.normalize('NFC', word.lower())}$"
    for length in range(1, LONGEST + 1):
        for at in range(len(edged) - length + 1):
            yield crc32(edged[at : at + length].encode()) % SIZE


@lru_cache(maxsize=16384)
def foreign_in_cyrillic(word: str, lang: str) -> float:
    """The probability, 0 to 1, that a word in Cyrillic is a name whose English spelling no romanisation gives."""
    known = known_spellings(word, lang)
    guess = _probability(_FOREIGN, russian_spelling(word.lower(), lang))
    if not known or known[0][1] < _LISTED:
        return guess
    counts = [(2.0**seen, accepts(word, lang, spelling)) for spelling, seen in known]
    share = sum(count for count, standard in counts if not standard) / sum(count for count, _ in counts)
    return round((guess + 3 * share) / 4, 4)


@lru_cache(maxsize=16384)
def cyrillic_in_latin(word: str, lang: str) -> float:
    """The probability, 0 to 1, that a word of a text in Latin letters is a Cyrillic name in that spelling."""
    if not language_of(lang).has(Learned.ORIGIN) or is_cyrillic(word) or not set(word.lower()) <= _letters(lang):
        return 0.0
    return _probability(_CYRILLIC, word, lang)


@lru_cache(maxsize=64)
def _letters(lang: str) -> frozenset[str]:
    """The letters that a language has for Cyrillic names, and what stands between letters."""
    return frozenset(letter for letter in orthography(lang).english if len(letter) == 1) | frozenset("'’-")


@lru_cache(maxsize=16384)
def native(word: str, lang: str) -> float:
    """The probability, 0 to 1, that a name is a language's own: of a Czech one, that a woman keeps her -ová.

    0 where nothing was learned of it.
    """
    return _probability(_OWN, word, lang) if language_of(lang).has(Learned.ORIGIN) else 0.0


def _probability(question: str, word: str, lang: str | None = None) -> float:
    import numpy as np

    weights, constant = _weights(question, lang)
    places = list(sequences(word))
    odds = constant + float(weights[places].sum()) / len(places) ** 0.5
    return round(float(1 / (1 + np.exp(-np.clip(odds, -20, 20)))), 4)


@lru_cache(maxsize=64)
def _weights(question: str, lang: str | None) -> tuple[npt.NDArray[np.float32], float]:
    import numpy as np

    stored = read_table_of(lang, Learned.ORIGIN) if lang else read_table("origin")
    if question not in stored:
        return np.zeros(SIZE, dtype=np.float32), _SURELY_NOT
    scale, constant = stored[f"{question}_scale"].astype(np.float64).tolist()
    weights: npt.NDArray[np.float32] = stored[question].astype(np.float32) * np.float32(scale)
    return weights, constant
