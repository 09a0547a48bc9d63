"""What dictionaries know of a source word: its lemmas, and whether it is a name.

Institutions are no names here: English has words for them.

Polish from SGJP by morfeusz2, Russian from OpenCorpora by pymorphy3; other languages have none here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_POLISH_NAMES = frozenset({"nazwisko", "imię", "nazwa_geograficzna", "nazwa_firmy", "nazwa_własna", "patronimicum"})
_RUSSIAN_NAMES = frozenset({"Surn", "Name", "Geox", "Patr"})
_UNKNOWN = "ign"
_lock = threading.Lock()


@dataclass(frozen=True)
class Lemma:
    """A word's base form, cased as the word is. ``name``: a dictionary has it for a name; ``sure``: it has the word."""

    text: str
    name: bool
    sure: bool = True


@lru_cache(maxsize=65536)
def lemmas(word: str, lang: str) -> tuple[Lemma, ...]:
    """Every lemma of a word; none for a hyphenated word, or in a language without a dictionary."""
    look_up = {"pl": _polish, "ru": _russian}.get(lang)
    if look_up is None or not word or "-" in word:
        return ()
    with _lock:
        found = tuple(look_up(word))
    return tuple(dict.fromkeys(found))


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
    for _, _, (_, lemma, tag, kinds, _) in _morfeusz().analyse(word):
        if tag != _UNKNOWN:
            yield Lemma(_cased(word, lemma.split(":")[0]), bool(_POLISH_NAMES & set(kinds)))


def _russian(word: str) -> Iterable[Lemma]:
    analyser = _pymorphy()
    for parse in analyser.parse(word):
        yield Lemma(_cased(word, parse.normal_form), bool(_RUSSIAN_NAMES & parse.tag.grammemes), parse.is_known)


def _cased(word: str, lemma: str) -> str:
    if len(word) > 1 and word.isupper():
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:] if word[0].isupper() else lemma


@lru_cache(maxsize=1)
def _morfeusz() -> Any:
    from morfeusz2 import Morfeusz

    return Morfeusz()


@lru_cache(maxsize=1)
def _pymorphy() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
