"""The words of a text as names see them: where they stand, how they are cased, how common they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from exonym.lexicon.commonness import HEARD_OF, is_used
from exonym.lexicon.known_words import KnownWord, known_word
from exonym.model import Span

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
"""Letters, with apostrophes and hyphens between them."""
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_APOSTROPHES = ("'", "’")
_OPENERS = frozenset("\"'“”„«‘’([—–-•:…>*")
_STOPS = frozenset(".!?")
_ABBREVIATED = re.compile(r"(?<!\w)(?:[^\W\d_]|Mrs?|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Col|Lt)\.$")
"""An initial or a title before a name; the full stop behind it ends no sentence."""


class Word(NamedTuple):
    """A word of a text, with what is known of it. ``opens``: it stands where a sentence, line or quotation begins."""

    text: str
    span: Span
    opens: bool
    known: KnownWord

    @property
    def capitalised(self) -> bool:
        """The first letter is upper case."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Two to six letters, all upper case."""
        return 2 <= len(self.text) <= 6 and self.text.isupper() and self.text.isalpha()


@lru_cache(maxsize=1024)
def words(text: str, span: Span, lang: str) -> tuple[Word, ...]:
    """The words inside a span, without a possessive 's. Offsets are those of ``text``, which is in ``lang``.

    Remembered, for an article's names are looked at from several sides.
    """
    return tuple(_words(text, span, lang))


def _words(text: str, span: Span, lang: str) -> Iterator[Word]:
    for match in WORD.finditer(text, span.start, span.end):
        word, start = match[0], match.start()
        if word[-2:-1] in _APOSTROPHES:
            word = _POSSESSIVE.sub("", word)
        opens = _opens(text, span.start, start)
        yield Word(word, Span(start, start + len(word)), opens, known_word(word, lang))


def _opens(text: str, start: int, at: int) -> bool:
    before = at - 1
    while before >= start and (text[before].isspace() or text[before] in _OPENERS):
        if text[before] in '\n"“„«:•>':
            return True
        before -= 1
    return before < start or (text[before] in _STOPS and not _ABBREVIATED.search(text, start, before + 1))


def is_known_in_english(word: str) -> bool:
    """True when English texts use the word, or each part of a hyphenated one."""
    return all(is_used(part, HEARD_OF) for part in re.split(r"[-'’]", word) if len(part) > 1)
