"""Acronyms that a translation writes in lower case: "tass reports"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exonym.languages.tags import primary
from exonym.lexicon.english_casing import often_small
from exonym.lexicon.tokens import words
from exonym.model import Pair, Segment, Span
from exonym.names.linking.lowercase import Lowercased
from exonym.names.namebook import TARGET_LANG
from exonym.names.spelling.acronyms import acronyms, english_letters, readings

_SHORTEST = 3
"""Letters: "us" and "it" are words."""
_CONFIDENCE = 0.85


def small_acronyms(pair: Pair, segments: Sequence[Segment]) -> Iterator[Lowercased]:
    """Every word in lower case whose capitals would be an acronym of the source segment in English.

    Words with a first capital are left alone, since many papers write acronyms that are spoken as words so (Nato).
    """
    lang = primary(pair.source_lang)
    for segment in segments:
        if segment.source and segment.target:
            capitals = _in_english(pair.source or "", segment.source, lang)
            for word in words(pair.target, segment.target, TARGET_LANG) if capitals else ():
                cased = word.text.upper()
                if word.text.islower() and cased in capitals and not often_small(word.text):
                    yield Lowercased(word.text, word.span, cased, capitals[cased], _CONFIDENCE)


def _in_english(source: str, span: Span, lang: str) -> dict[str, Span]:
    """The English acronyms that those of the source stand for, and where these are."""
    return {
        option: acronym.span
        for acronym in acronyms(source, span, lang)
        for option in (english_letters(acronym.text, lang).upper(), *_options(acronym.text, lang))
        if len(option) >= _SHORTEST
    }


def _options(acronym: str, lang: str) -> Iterator[str]:
    return (option for reading in readings(acronym, lang) for option in reading.all if option.isupper())
