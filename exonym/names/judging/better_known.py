"""Foreign names transliterated back: Кейсик is Kasich, whom English texts know, and not Keisik, whom they do not."""

from __future__ import annotations

from collections.abc import Sequence

from exonym.languages import TARGET_LANG
from exonym.lexicon.commonness import HEARD_OF, RARER
from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.frequency import frequency
from exonym.lexicon.known_words import KnownWord, known_word
from exonym.names.similarity.sounds import similarities_of_sounds, similarity_of_sounds, sounds
from exonym.names.spelling.origin import foreign_in_cyrillic
from exonym.names.spelling.romanise import has_cyrillic_ending, word_candidates
from exonym.names.transcription.known_words import known_spellings
from exonym.names.transcription.letters import is_cyrillic, plain
from exonym.names.transcription.renderings import accepts

_FOREIGN, _SURELY_FOREIGN = 0.3, 0.5
"""Probability of a name of the Latin alphabet, from which a romanisation is no longer right by itself."""
_SHARED = HEARD_OF + 0.3  # a spelling that few use is still made up: Zoia
"""From here on a spelling may be many people's, and is left alone."""
_BETTER_KNOWN = RARER + 0.3  # ten times the uses
"""By so much English knows the right spelling better."""
_SAME = 0.95
"""Likeness of sounds of two spellings that an English reader says alike."""
_LIKELIEST = 3
_SHORTEST = 4


def better_known(bases: Sequence[str], lang: str, english: KnownWord, person: bool) -> tuple[str, ...]:
    """Spellings of a foreign name that English knows where it does not know the target's, best first.

    They are those that lists of names have, and for a ``person`` those that are said alike.
    """
    target = english.text
    if len(target) < _SHORTEST or not target.isascii() or english.english_frequency >= _SHARED or english.is_english:
        return ()
    base = _nearest(bases, lang, target)
    if not is_cyrillic(base) or known_word(base, lang).is_common or _slavic(bases, lang, target):
        return ()
    listed = [spelling for spelling, _ in known_spellings(base, lang)]
    if foreign_in_cyrillic(base, lang) < (_SURELY_FOREIGN if listed else _FOREIGN) or plain(target) in listed:
        return ()
    likely = [c for c in word_candidates(base, lang)[:_LIKELIEST] if _is_better(c, english)]
    return tuple(c for c in likely if plain(c) in listed or (person and not listed and _said_alike(c, target)))


def _nearest(bases: Sequence[str], lang: str, target: str) -> str:
    heard = sounds(target, TARGET_LANG)
    alike = similarities_of_sounds([(sounds(base, lang), heard) for base in bases])
    return bases[alike.index(max(alike))]


def _slavic(bases: Sequence[str], lang: str, target: str) -> bool:
    """True when the target romanises a form of the name that ends as Slavic names do: Tolstaya."""
    return any(has_cyrillic_ending(base, lang) and accepts(base, lang, target) for base in bases)


def _is_better(candidate: str, target: KnownWord) -> bool:
    """True for another spelling that English has, and knows better than the target."""
    needed = max(HEARD_OF, target.english_frequency + _BETTER_KNOWN)
    return (
        plain(candidate) != plain(target.text)
        and not english_word(candidate)
        and frequency(candidate.lower()) >= needed
    )


def _said_alike(candidate: str, target: str) -> bool:
    return similarity_of_sounds(sounds(candidate, TARGET_LANG), sounds(target, TARGET_LANG)) >= _SAME
