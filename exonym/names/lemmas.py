"""Base forms of inflected names, by the case endings of each language."""

from __future__ import annotations

from functools import lru_cache

from exonym.language.orthography import orthography

_SHORTEST_STEM = 3


@lru_cache(maxsize=65536)
def base_forms(word: str, lang: str) -> tuple[str, ...]:
    """The word itself and every form it may be inflected from.

    A candidate is a guess: which one is meant shows when it meets the other side.
    """
    found = {word: None}
    for ending, base in orthography(lang).endings:
        stem = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(stem) >= _SHORTEST_STEM:
            found[stem + base] = None
    return tuple(found)
