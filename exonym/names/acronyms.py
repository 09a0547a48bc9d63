"""Acronyms of both texts, and what a source acronym may become in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exonym.model import Kind, Span
from exonym.names.namebook import namebook
from exonym.names.romanise import CYRILLIC, plain, word_candidates
from exonym.names.words import Word, words


@dataclass(frozen=True)
class Reading:
    """What an acronym may be in English: the house's rendering, and every other that is right."""

    house: str
    all: tuple[str, ...]


def acronyms(text: str, span: Span) -> tuple[Word, ...]:
    """The acronyms inside a span; none where everything is in capitals, as in a headline."""
    found = tuple(words(text, span))
    upper = [w for w in found if w.acronym]
    shouted = len([w for w in found if w.text.isupper()]) > len(found) / 2
    return () if shouted and len(found) > len(upper) else tuple(upper)


def readings(acronym: str, lang: str) -> tuple[Reading, ...]:
    """What the namebook knows of a source acronym; several readings where it has several meanings."""
    entries = (e for e in namebook().find(acronym, lang) if e.kind is Kind.ACRONYM)
    return tuple(Reading(entry.house, (entry.house, *entry.accepted)) for entry in entries)


def rendered_in(acronym: str, lang: str, target: str) -> bool:
    """True when the target has the acronym in a way that is right: a reading, or its letters as they are."""
    options = [text for reading in readings(acronym, lang) for text in reading.all]
    return any(_stands_in(option, target) for option in [*options, *letters(acronym, lang)])


def letters(acronym: str, lang: str) -> tuple[str, ...]:
    """The acronym's own letters in Latin: USA stays USA, СБУ is SBU."""
    return word_candidates(acronym, lang) if CYRILLIC.search(acronym) else (acronym,)


def _stands_in(option: str, target: str) -> bool:
    if option.isupper():
        return re.search(rf"(?<!\w){re.escape(option)}s?(?!\w)", target) is not None
    return plain(option) in plain(target)


def expanded_in(acronym: str, target: Iterable[str]) -> bool:
    """True when a run of the target's words has the acronym's letters as initials."""
    initials = "".join(word[0] for word in target if word[0].isupper())
    return acronym in initials


def words_of(text: str, span: Span) -> Sequence[str]:
    """The words inside a span, as text."""
    return [word.text for word in words(text, span)]
