"""Whether a capitalised source word is a name, as dictionaries and frequencies say."""

from __future__ import annotations

from exonym.languages import Script, Slot, language_of
from exonym.languages.orthography import orthography
from exonym.lexicon.commonness import EVERYDAY, FAMILIAR, KNOWN, MUCH_RARER
from exonym.lexicon.frequency import has_word_list
from exonym.lexicon.known_words import KnownWord
from exonym.lexicon.tokens import Word
from exonym.model import Kind
from exonym.names.linking.nouns import nouns_of
from exonym.names.namebook import cached_by_namebook, namebook

_ORDINARY = FAMILIAR
"""From here on a word of the source's language that no dictionary has for a name is an ordinary one."""
_NOUN = EVERYDAY
"""From here on a noun that names a paper is the ordinary noun as a rule."""
_SHORTEST_PART = 3
_SHORTEST_OPENING = 4


def is_surely_a_name(word: Word) -> bool:
    """True for a word that names somebody or something in particular: nobody could translate it by an ordinary word."""
    if not word.capitalised or len(word.text) < _SHORTEST_PART:
        return False
    if language_of(word.known.lang).capitalises_nouns:
        return is_no_noun(word.known)
    if word.opens:
        return len(word.text) >= _SHORTEST_OPENING and is_named_in_dictionary(word.known)
    return is_named(word.known)


def may_be_a_name(word: Word) -> bool:
    """True for a word that may well be a name: capitalised inside a sentence, where that means anything."""
    lang = word.known.lang
    if orthography(lang).cyrillic and word.capitalised and word.text.isascii():
        return True
    if language_of(lang).capitalises_nouns:
        return is_surely_a_name(word)
    return _opens_with_a_name(word.known) if word.opens else word.capitalised


def _opens_with_a_name(word: KnownWord) -> bool:
    """The first word of a sentence is a name when something has it for one, or English alone knows it: Maxine."""
    if len(word.text) < _SHORTEST_OPENING:
        return False
    language = language_of(word.lang)
    everyday = not language.has_dictionary and word.frequency > 0
    if word.is_also_a_name or (is_named_in_dictionary(word) and not everyday):
        return True
    if word.frequency or not language.has(Slot.SPELLING):
        return False
    if language.script is not Script.LATIN:  # nothing in English is spelled so
        return language.has_dictionary and not word.is_common
    return word.text.isascii() and not word.is_english and word.english_frequency >= KNOWN


@cached_by_namebook(65536)
def is_named_in_dictionary(word: KnownWord) -> bool:
    """True when a dictionary or the namebook has the word as a name, and nothing has it as an ordinary one."""
    book = namebook()
    if any(book.find(base, word.lang) or book.find_word(base, word.lang) for base in word.base_forms):
        return not word.is_common
    return word.is_only_a_name


@cached_by_namebook(65536)
def is_named(word: KnownWord) -> bool:
    """True for a word that is capitalised inside a sentence and no ordinary word of its language."""
    if word.is_common:
        return False
    if is_named_in_dictionary(word):
        return True
    return has_word_list(word.lang) and word.frequency < _ORDINARY


@cached_by_namebook(65536)
def is_no_noun(word: KnownWord) -> bool:
    """True for a capitalised word that is no noun of German, say: known to English as a name, or rare, no compound."""
    entries = [entry for base in word.base_forms for entry in namebook().find(base, word.lang)]
    if entries:  # papers are named by nouns: Stern, Blick
        return any(e.kind is not Kind.MEDIA for e in entries) or word.frequency < _NOUN
    if word.is_always_capitalised:
        return word.frequency < word.english_frequency + MUCH_RARER
    return (
        "-" not in word.text and word.frequency < _ORDINARY and not nouns_of(word.lang).is_compound(word.text.lower())
    )
