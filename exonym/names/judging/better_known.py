"""Foreign names transliterated back: Кейсик is Kasich, whom English texts know, and not Keisik, whom they do not."""

from __future__ import annotations

from collections.abc import Sequence

from exonym.languages import TARGET_LANG
from exonym.lexicon.dictionaries import common_word
from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.frequency import frequency
from exonym.names.similarity.sounds import similarities_of_sounds, similarity_of_sounds, sounds
from exonym.names.spelling.origin import foreign_in_cyrillic
from exonym.names.spelling.romanise import has_cyrillic_ending, word_candidates
from exonym.names.transcription.known_words import known_spellings
from exonym.names.transcription.letters import is_cyrillic, plain
from exonym.names.transcription.renderings import accepts

_FOREIGN, _SURELY_FOREIGN = 0.3, 0.5
"""Probability of a name of the Latin alphabet, from which a romanisation is no longer right by itself."""
_UNKNOWN = 1.3
"""Zipf frequency under which English hardly knows a spelling; many people share those above."""
_KNOWN = 1.0
_STEP = 1.0
"""Steps of Zipf frequency (each ten times the uses) by which the right spelling is better known."""
_SAME = 0.95
"""Likeness of sounds of two spellings that an English reader says alike."""
_LIKELIEST = 3
_SHORTEST = 4


def better_known(bases: Sequence[str], lang: str, target: str, person: bool) -> tuple[str, ...]:
    """Spellings of a foreign name that English knows where it does not know the target's, best first.

    They are those that lists of names have, and for a ``person`` those that are said alike.
    """
    if len(target) < _SHORTEST or not target.isascii() or frequency(target.lower()) >= _UNKNOWN or english_word(target):
        return ()
    base = _nearest(bases, lang, target)
    if not is_cyrillic(base) or common_word(base, lang) or _slavic(bases, lang, target):
        return ()
    listed = [spelling for spelling, _ in known_spellings(base, lang)]
    if foreign_in_cyrillic(base, lang) < (_SURELY_FOREIGN if listed else _FOREIGN) or plain(target) in listed:
        return ()
    likely = [c for c in word_candidates(base, lang)[:_LIKELIEST] if _better(c, target)]
    return tuple(c for c in likely if plain(c) in listed or (person and not listed and _said_alike(c, target)))


def _nearest(bases: Sequence[str], lang: str, target: str) -> str:
    heard = sounds(target, TARGET_LANG)
    alike = similarities_of_sounds([(sounds(base, lang), heard) for base in bases])
    return bases[alike.index(max(alike))]


def _slavic(bases: Sequence[str], lang: str, target: str) -> bool:
    """True when the target romanises a form of the name that ends as Slavic names do: Tolstaya."""
    return any(has_cyrillic_ending(base, lang) and accepts(base, lang, target) for base in bases)


def _better(candidate: str, target: str) -> bool:
    needed = max(_KNOWN, frequency(target.lower()) + _STEP)
    return plain(candidate) != plain(target) and not english_word(candidate) and frequency(candidate.lower()) >= needed


def _said_alike(candidate: str, target: str) -> bool:
    return similarity_of_sounds(sounds(candidate, TARGET_LANG), sounds(target, TARGET_LANG)) >= _SAME
