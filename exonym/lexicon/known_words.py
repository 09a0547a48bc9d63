"""A word with what is known of it, so that nobody who is handed one has to look it up."""

from __future__ import annotations

from functools import cached_property, lru_cache

from exonym.languages.dictionary import Lemma
from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.dictionaries import lemmas
from exonym.lexicon.english_casing import always_capitalised, ordinary, seen_small, surely_capitalised
from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.frequency import frequency


class KnownWord:
    """A word of a language. Each fact is looked up when it is first asked for, and kept.

    ``text``: the word as it stands. ``lang``: the language of its text, ISO 639-1. What English does with a word of the
    same letters is known of words of every language.
    """

    def __init__(self, text: str, lang: str) -> None:
        self.text = text
        self.lang = lang

    def __repr__(self) -> str:
        return f"KnownWord({self.text!r}, {self.lang!r})"

    @cached_property
    def base_forms(self) -> tuple[str, ...]:
        """The word itself and every form that it may be inflected from."""
        return base_forms(self.text, self.lang)

    @cached_property
    def frequency(self) -> float:
        """Zipf frequency in its own language, 0 to 8; 0 where no list has it."""
        return frequency(self.text.lower(), self.lang)

    @cached_property
    def english_frequency(self) -> float:
        """Zipf frequency in English, 0 to 8."""
        return frequency(self.text.lower())

    @cached_property
    def is_english(self) -> bool:
        """True for an ordinary word of English, or one that English makes of such a word."""
        return english_word(self.text)

    @cached_property
    def is_ordinary(self) -> bool:
        """True for a word that English texts write in lower case, also where it stands capitalised in a title."""
        return ordinary(self.text)

    @cached_property
    def is_seen_small(self) -> bool:
        """True for a word that English has in lower case more than once, and not by a rare mistake."""
        return seen_small(self.text)

    @cached_property
    def is_always_capitalised(self) -> bool:
        """True for a word that English texts hardly ever write in lower case."""
        return always_capitalised(self.text)

    @cached_property
    def is_surely_capitalised(self) -> bool:
        """True for a word that English has many times, and never in lower case but by a rare mistake."""
        return surely_capitalised(self.text)

    @cached_property
    def is_only_a_name(self) -> bool:
        """True when a dictionary of its language knows the word, and knows it as a proper name alone."""
        return bool(self._sure) and all(lemma.name for lemma in self._sure)

    @cached_property
    def is_also_a_name(self) -> bool:
        """True when a dictionary of its language knows the word as a proper name, whatever else it may be."""
        return any(lemma.name for lemma in self._sure)

    @cached_property
    def is_common(self) -> bool:
        """True when a dictionary of its language knows the word as something else than a proper name."""
        return any(not lemma.name for lemma in self._sure)

    @cached_property
    def is_in_dictionary(self) -> bool:
        """True when a dictionary of its language has the word."""
        return bool(self._sure)

    @cached_property
    def _sure(self) -> tuple[Lemma, ...]:
        return tuple(lemma for lemma in lemmas(self.text, self.lang) if lemma.sure)


@lru_cache(maxsize=65536)
def known_word(text: str, lang: str) -> KnownWord:
    """A word of a language with what is known of it; the same object for as long as it is remembered."""
    return KnownWord(text, lang)
