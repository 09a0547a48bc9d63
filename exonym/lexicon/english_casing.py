"""How English cases a word: ordinary words stand in lower case, names do not.

The counts are those of training/casing.py.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from exonym.languages import ENGLISH
from exonym.lexicon.english_dictionary import english_word

_FILE = Path(__file__).parents[1] / "data" / "names" / "casing.tsv.gz"
_ORDINARY = 0.2
"""Share of lower case from which a word is an ordinary one: Church and President stand capitalised half of the time."""
_NAME = 0.05
_MANY = 8
_COUNTED = 3
"""Times that a word must have been seen for its casing to say more than a dictionary."""
_DEMONYM = ("ese", "ian", "ians", "ean", "eans", "ish", "man", "men", "ite", "ites", "can", "cans")


def ordinary(word: str) -> bool:
    """True for a word that English texts write in lower case, also where it stands capitalised in a title.

    Of a word hardly ever seen a dictionary says whether it is one.
    """
    lower, capitalised = _counts().get(word.lower(), (0, 0))
    if lower + capitalised >= _COUNTED:
        return lower >= _ORDINARY * (lower + capitalised)
    return lower > capitalised or english_word(word)


def often_small(word: str) -> bool:
    """True for a word that was seen in lower case more than once, or that a dictionary has so."""
    return seen_small(word) or english_word(word)


def seen_small(word: str) -> bool:
    """True for a word seen in lower case more than once, and not by a rare mistake."""
    return _counts().get(word.lower(), (0, 0))[0] > 1 and not always_capitalised(word)


def always_capitalised(word: str) -> bool:
    """True for a word that English texts hardly ever write in lower case: Moscow, Catholic, Monday."""
    return (share := lower_share(word)) is not None and share <= _NAME


def surely_capitalised(word: str) -> bool:
    """True for a word that was seen many times, and never in lower case but by a rare mistake."""
    return sum(_counts().get(word.lower(), (0, 0))) >= _MANY and always_capitalised(word) and not english_word(word)


def demonym(word: str) -> bool:
    """True for a word for a place's people or what is theirs: Lebanese, Syrian, Frenchman, Swiss."""
    return word.lower().endswith(_DEMONYM) or word in ENGLISH.word_list("peoples")


def lower_share(word: str) -> float | None:
    """How often English has the word in lower case, 0..1; None for a word that was never counted."""
    counted = _counts().get(word.lower())
    return counted[0] / sum(counted) if counted else None


@lru_cache(maxsize=1)
def _counts() -> Mapping[str, tuple[int, int]]:
    lines = gzip.decompress(_FILE.read_bytes()).decode().splitlines()
    rows = (line.split("\t") for line in lines)
    return {word: (int(lower), int(capitalised)) for word, lower, capitalised in rows}
