"""Base forms of inflected names: a dictionary's lemmas, and guesses by the case endings of each language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from exonym.languages.orthography import orthography
from exonym.lexicon.dictionaries import lemmas

_SHORTEST_STEM = 3


@lru_cache(maxsize=65536)
def base_forms(word: str, lang: str) -> tuple[str, ...]:
    """The word itself and every form it may be inflected from.

    A candidate is a guess: which one is meant shows when it meets the other side.
    """
    found = dict.fromkeys([word, *(lemma.text for lemma in lemmas(word, lang))])
    for ending, base in _endings(lang).get(word[-1:], ()):
        stem = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            found[stem + base] = None
    return tuple(found)


@lru_cache(maxsize=64)
def _endings(lang: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Case endings by their last letter."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for ending, base in orthography(lang).endings:
        found[ending[-1]].append((ending, base))
    return found
