"""Base forms of inflected names: a dictionary's lemmas, and guesses by the case endings of each language."""

from __future__ import annotations

from functools import lru_cache

from exonym.language.orthography import orthography
from exonym.names.dictionaries import lemmas

_SHORTEST_STEM = 3


@lru_cache(maxsize=65536)
def base_forms(word: str, lang: str) -> tuple[str, ...]:
    """The word itself and every form it may be inflected from.

    A candidate is a guess: which one is meant shows when it meets the other side.
    """
    found = dict.fromkeys([word, *(lemma.text for lemma in lemmas(word, lang))])
    for ending, base in orthography(lang).endings:
        stem = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            found[stem + base] = None
    return tuple(found)
