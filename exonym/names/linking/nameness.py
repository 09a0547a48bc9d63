"""Whether a capitalised source word is a name, as dictionaries and frequencies say."""

from __future__ import annotations

from exonym.languages.orthography import orthography
from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.dictionaries import also_a_name, common_word, only_a_name
from exonym.lexicon.english_casing import always_capitalised
from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.frequency import frequency
from exonym.lexicon.tokens import Word
from exonym.model import Kind
from exonym.names.namebook import cached_by_namebook, namebook

_COMMON = 3.0
"""Zipf frequency from which a word of the source's language that no dictionary has for a name is an ordinary one."""
_EVERYDAY = 4.4
"""Zipf frequency from which a German word that names a paper is the ordinary noun as a rule."""
_PART = 3.0
"""Zipf frequency from which a German word makes compounds."""
_SHORTEST_PART = 3
_SHORTEST_OPENING = 4
_LATIN = frozenset({"pl", "cs"})
_KNOWN = 2.0
"""Zipf frequency from which English knows a name."""
_DICTIONARIES = frozenset({"pl", "ru"})
_UNLISTED = frozenset({"kk", "be"})
"""Languages without a list of frequencies."""
_LINKING = ("", "s", "n", "en", "es", "er", "e")


def surely_a_name(word: Word, lang: str) -> bool:
    """True for a word that names somebody or something in particular: nobody could translate it by an ordinary word."""
    if not word.capitalised or len(word.text) < _SHORTEST_PART:
        return False
    if lang == "de":
        return german_name(word.text)
    if word.opens:
        return len(word.text) >= _SHORTEST_OPENING and named_in_dictionary(word.text, lang)
    return named(word.text, lang)


def maybe_a_name(word: Word, lang: str) -> bool:
    """True for a word that may well be a name: capitalised inside a sentence, where that means anything."""
    if orthography(lang).cyrillic and word.capitalised and word.text.isascii():
        return True
    if lang == "de":
        return surely_a_name(word, lang)
    return _opens_with_a_name(word.text, lang) if word.opens else word.capitalised


def _opens_with_a_name(word: str, lang: str) -> bool:
    """The first word of a sentence is a name when something has it for one, or English alone knows it: Maxine."""
    if len(word) < _SHORTEST_OPENING:
        return False
    everyday = lang not in _DICTIONARIES and frequency(word.lower(), lang) > 0
    if also_a_name(word, lang) or (named_in_dictionary(word, lang) and not everyday):
        return True
    if lang == "ru" and not common_word(word, lang) and not frequency(word.lower(), lang):
        return True
    foreign = word.isascii() and not frequency(word.lower(), lang) and not english_word(word)
    return foreign and lang in _LATIN and frequency(word.lower()) >= _KNOWN


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
    if lang in _DICTIONARIES and common_word(word, lang):
        return False
    if named_in_dictionary(word, lang):
        return True
    return lang not in _UNLISTED and frequency(word.lower(), lang) < _COMMON


@cached_by_namebook(65536)
def german_name(word: str) -> bool:
    """True for a German word that is no noun: known to English as a name, or rare and no compound."""
    entries = [entry for base in base_forms(word, "de") for entry in namebook().find(base, "de")]
    if entries:  # papers are named by nouns: Stern, Blick
        return any(e.kind is not Kind.MEDIA for e in entries) or frequency(word.lower(), "de") < _EVERYDAY
    if always_capitalised(word):
        return frequency(word.lower(), "de") < frequency(word.lower(), "en") + 1.5
    return "-" not in word and frequency(word.lower(), "de") < _COMMON and not _compound(word.lower())


def _compound(word: str) -> bool:
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return word.endswith(_NOUN_ENDINGS) or any(_parts(word[:at], word[at:]) for at in cuts)


_NOUN_ENDINGS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tät", "ismus", "innen", "ern", "ieren")


def _parts(first: str, second: str) -> bool:
    if frequency(second, "de") < _PART:
        return False
    heads = [first[: len(first) - len(link)] for link in _LINKING if first.endswith(link)]
    return any(len(head) >= _SHORTEST_PART and frequency(head, "de") >= _PART for head in heads)
