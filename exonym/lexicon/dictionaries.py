"""What dictionaries know of a source word: its lemmas, and whether it is a name.

They are those of the languages' folders; a language without one knows no word.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from exonym.languages import language_of
from exonym.languages.dictionary import Dictionary, Lemma

_T = TypeVar("_T")
_LOCK = threading.Lock()
"""Held while a dictionary is loaded or asked: none may be asked by two threads at once."""


@lru_cache(maxsize=65536)
def lemmas(word: str, lang: str) -> tuple[Lemma, ...]:
    """Every lemma of a word; none for a hyphenated word, or in a language without a dictionary."""
    return look_up(word, lang, lambda dictionary: dictionary.lemmas_of(word))


def look_up(word: str, lang: str, ask: Callable[[Dictionary], Iterable[_T]]) -> tuple[_T, ...]:
    """What a language's dictionary says of a word, each thing once; nothing of a hyphenated word, or without one."""
    if not word or "-" in word or not language_of(lang).has_dictionary:
        return ()
    with _LOCK:
        dictionary = language_of(lang).dictionary()
        return tuple(dict.fromkeys(ask(dictionary))) if dictionary else ()
