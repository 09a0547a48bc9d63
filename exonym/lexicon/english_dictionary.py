"""Which words are ordinary English ones: those that the spelling dictionary en_US has in lower case.

The dictionary (SCOWL's) is read from spylls, which carries it; its affixes are ours, for a name is told from a word by
the word's stem.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path

_FILE = "spylls/hunspell/data/en/en_US.dic"
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("ers", ""), ("er", "e"), ("ers", "e"), ("ly", ""), ("y", ""), ("ily", "y"), ("ness", ""), ("less", ""),
    ("able", ""), ("ism", ""), ("ist", ""), ("ists", ""), ("al", ""), ("ally", ""), ("ion", ""), ("ions", ""),
    ("ion", "e"), ("ions", "e"), ("ation", "e"), ("ation", ""), ("ment", ""), ("ments", ""), ("woman", "man"),
)  # fmt: skip
"""Endings that make one English word of another, and what stands in their place there."""
_BEGINNINGS = ("un", "re", "pre", "post", "inter", "anti", "non", "over", "under", "super", "sub", "co", "mis", "out")
_SHORTEST_STEM = 4


def english_word(word: str) -> bool:
    """True for a word of English in lower case, or one that English makes of such a word."""
    lower = word.lower()
    known = _words()
    return lower in known or any(stem in known for stem in _stems(lower))


def _stems(word: str) -> Iterator[str]:
    for ending, base in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield word[: -len(ending)] + base
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= _SHORTEST_STEM:
            yield word[len(beginning) :]


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    path = Path(str(distribution("spylls").locate_file(_FILE)))
    entries = (line.partition("/")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(entry for entry in entries if entry[:1].islower())
