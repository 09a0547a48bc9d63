"""What dictionaries know of a source word: its lemmas, and whether it is a name.

Institutions are no names here: English has words for them.

Polish from SGJP by morfeusz2, Russian from OpenCorpora by pymorphy3; other languages have none here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

POLISH_NAMES = frozenset({"nazwisko", "imię", "nazwa_geograficzna", "nazwa_firmy", "nazwa_własna", "patronimicum"})
RUSSIAN_NAMES = frozenset({"Surn", "Name", "Geox", "Patr"})
UNKNOWN = "ign"
_T = TypeVar("_T")
_LOCK = threading.Lock()
"""Held while a dictionary is asked: neither may be asked by two threads at once."""


@dataclass(frozen=True)
class Lemma:
    """A word's base form, cased as the word is. ``name``: a dictionary has it for a name; ``sure``: it has the word."""

    text: str
    name: bool
    sure: bool = True


@lru_cache(maxsize=65536)
def lemmas(word: str, lang: str) -> tuple[Lemma, ...]:
    """Every lemma of a word; none for a hyphenated word, or in a language without a dictionary."""
    return looked_up(word, {"pl": _polish, "ru": _russian}.get(lang))


def looked_up(word: str, look_up: Callable[[str], Iterable[_T]] | None) -> tuple[_T, ...]:
    """What a language's dictionary says of a word, each thing once; nothing of a hyphenated word, or without one."""
    if look_up is None or not word or "-" in word:
        return ()
    with _LOCK:
        return tuple(dict.fromkeys(look_up(word)))


def only_a_name(word: str, lang: str) -> bool:
    """True when a dictionary knows the word, and knows it as a proper name alone."""
    found = [lemma for lemma in lemmas(word, lang) if lemma.sure]
    return bool(found) and all(lemma.name for lemma in found)


def also_a_name(word: str, lang: str) -> bool:
    """True when a dictionary knows the word as a proper name, whatever else it may be."""
    return any(lemma.sure and lemma.name for lemma in lemmas(word, lang))


def common_word(word: str, lang: str) -> bool:
    """True when a dictionary knows the word as something else than a proper name."""
    return any(lemma.sure and not lemma.name for lemma in lemmas(word, lang))


def _polish(word: str) -> Iterable[Lemma]:
    for _, _, (form, lemma, tag, kinds, _) in polish_dictionary().analyse(word):
        if form == word and tag != UNKNOWN:
            yield Lemma(as_cased(word, lemma.split(":")[0]), bool(POLISH_NAMES & set(kinds)))


def _russian(word: str) -> Iterable[Lemma]:
    analyser = russian_dictionary()
    for parse in analyser.parse(word):
        yield Lemma(as_cased(word, parse.normal_form), bool(RUSSIAN_NAMES & parse.tag.grammemes), parse.is_known)


def as_cased(word: str, lemma: str) -> str:
    """The lemma in capitals, capitalised or as it is, as the word is."""
    if len(word) > 1 and word.isupper():
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:] if word[0].isupper() else lemma


@lru_cache(maxsize=1)
def polish_dictionary() -> Any:
    """Morfeusz with SGJP."""
    from morfeusz2 import Morfeusz

    return Morfeusz()


@lru_cache(maxsize=1)
def russian_dictionary() -> Any:
    """pymorphy3's analyser with OpenCorpora's words."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
