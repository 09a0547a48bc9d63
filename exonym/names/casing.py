"""How English cases a word: ordinary words stand in lower case, names do not.

The counts are those of training/casing.py.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "names" / "casing.tsv.gz"
_ORDINARY = 0.2
"""Share of lower case from which a word is an ordinary one: Church and President stand capitalised half of the time."""
_NAME = 0.05
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("er", ""), ("ers", ""),
    ("er", "e"), ("ers", "e"), ("ly", ""), ("y", ""), ("ily", "y"), ("ness", ""), ("less", ""), ("able", ""),
    ("ism", ""), ("ist", ""), ("ists", ""), ("al", ""), ("ally", ""),
)  # fmt: skip
"""Endings that make one English word of another, and what stands in their place there."""
_BEGINNINGS = ("un", "re", "pre", "post", "inter", "anti", "non", "over", "under", "super", "sub", "co", "mis", "out")
_SHORTEST_STEM = 4
_OFTEN = 3
"""Times in lower case that make a word one to derive others from."""
_DEMONYM = (
    "ese",
    "ian",
    "ians",
    "ean",
    "eans",
    "ish",
    "man",
    "men",
    "woman",
    "women",
    "ite",
    "ites",
    "ean",
    "can",
    "cans",
)


def ordinary(word: str) -> bool:
    """True for a word that English texts write in lower case, also where it stands capitalised in a title.

    A word never counted is as ordinary as what it is derived from, or made up of.
    """
    share = lower_share(word)
    if share is not None:
        return share >= _ORDINARY
    return any(_established(stem) for stem in _stems(word.lower()))


def often_small(word: str) -> bool:
    """True for an ordinary word seen in lower case more than once, or derived from one; once may be a mistake."""
    share = lower_share(word)
    if share is None:
        return ordinary(word)
    return share >= _ORDINARY and _counts()[word.lower()][0] > 1


def always_capitalised(word: str) -> bool:
    """True for a word that English texts hardly ever write in lower case: Moscow, Catholic, Monday."""
    return (share := lower_share(word)) is not None and share <= _NAME


def demonym(word: str) -> bool:
    """True for a word that is made as English makes the words for a place's people: Lebanese, Syrian, Frenchman."""
    return word.lower().endswith(_DEMONYM)


def lower_share(word: str) -> float | None:
    """How often English has the word in lower case, 0..1; None for a word that was never counted."""
    counted = _counts().get(word.lower())
    return counted[0] / sum(counted) if counted else None


def _established(stem: str) -> bool:
    lower, capitalised = _counts().get(stem, (0, 0))
    return lower >= _OFTEN and lower >= _ORDINARY * (lower + capitalised)


def _stems(word: str) -> Iterator[str]:
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield word[: -len(ending)] + base
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= _SHORTEST_STEM:
            yield word[len(beginning) :]


@lru_cache(maxsize=1)
def _counts() -> Mapping[str, tuple[int, int]]:
    lines = gzip.decompress(_FILE.read_bytes()).decode().splitlines()
    rows = (line.split("\t") for line in lines)
    return {word: (int(lower), int(capitalised)) for word, lower, capitalised in rows}
