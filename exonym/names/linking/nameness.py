"""Whether a capitalised source word is a name, as dictionaries and frequencies say."""

from __future__ import annotations

from exonym.languages import Script, Slot, language_of
from exonym.languages.orthography import orthography
from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.dictionaries import also_a_name, common_word, only_a_name
from exonym.lexicon.english_casing import always_capitalised
from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.frequency import frequency, has_word_list
from exonym.lexicon.tokens import Word
from exonym.model import Kind
from exonym.names.linking.nouns import nouns_of
from exonym.names.namebook import cached_by_namebook, namebook

_COMMON = 3.0
"""Zipf frequency from which a word of the source's language that no dictionary has for a name is an ordinary one."""
_EVERYDAY = 4.4
"""Zipf frequency from which a noun that names a paper is the ordinary noun as a rule."""
_SHORTEST_PART = 3
_SHORTEST_OPENING = 4
_MORE_USED = 1.5
"""Steps of Zipf frequency by which the language may use a word more than English does, which has it as a name."""
_KNOWN = 2.0
"""Zipf frequency from which English knows a name."""


def surely_a_name(word: Word, lang: str) -> bool:
    """True for a word that names somebody or something in particular: nobody could translate it by an ordinary word."""
    if not word.capitalised or len(word.text) < _SHORTEST_PART:
        return False
    if language_of(lang).capitalises_nouns:
        return is_no_noun(word.text, lang)
    if word.opens:
        return len(word.text) >= _SHORTEST_OPENING and named_in_dictionary(word.text, lang)
    return named(word.text, lang)


def maybe_a_name(word: Word, lang: str) -> bool:
    """True for a word that may well be a name: capitalised inside a sentence, where that means anything."""
    if orthography(lang).cyrillic and word.capitalised and word.text.isascii():
        return True
    if language_of(lang).capitalises_nouns:
        return surely_a_name(word, lang)
    return _opens_with_a_name(word.text, lang) if word.opens else word.capitalised


def _opens_with_a_name(word: str, lang: str) -> bool:
    """The first word of a sentence is a name when something has it for one, or English alone knows it: Maxine."""
    if len(word) < _SHORTEST_OPENING:
        return False
    language = language_of(lang)
    everyday = not language.has_dictionary and frequency(word.lower(), lang) > 0
    if also_a_name(word, lang) or (named_in_dictionary(word, lang) and not everyday):
        return True
    if frequency(word.lower(), lang) or not language.has(Slot.SPELLING):
        return False
    if language.script is not Script.LATIN:  # nothing in English is spelled so
        return language.has_dictionary and not common_word(word, lang)
    return word.isascii() and not english_word(word) and frequency(word.lower()) >= _KNOWN


@cached_by_namebook(65536)
def named_in_dictionary(word: str, lang: str) -> bool:
    """True when a dictionary or the namebook has the word as a name, and nothing has it as an ordinary one."""
    book = namebook()
    if any(book.find(base, lang) or book.find_word(base, lang) for base in base_forms(word, lang)):
        return not common_word(word, lang)
    return only_a_name(word, lang)


@cached_by_namebook(65536)
def named(word: str, lang: str) -> bool:
    """True for a word that is capitalised inside a sentence and no ordinary word of its language."""
    if common_word(word, lang):
        return False
    if named_in_dictionary(word, lang):
        return True
    return has_word_list(lang) and frequency(word.lower(), lang) < _COMMON


@cached_by_namebook(65536)
def is_no_noun(word: str, lang: str) -> bool:
    """True for a capitalised word that is no noun of German, say: known to English as a name, or rare, no compound."""
    used = frequency(word.lower(), lang)
    entries = [entry for base in base_forms(word, lang) for entry in namebook().find(base, lang)]
    if entries:  # papers are named by nouns: Stern, Blick
        return any(e.kind is not Kind.MEDIA for e in entries) or used < _EVERYDAY
    if always_capitalised(word):
        return used < frequency(word.lower()) + _MORE_USED
    return "-" not in word and used < _COMMON and not nouns_of(lang).is_compound(word.lower())
