"""The words of a text as names see them: where they stand, how they are cased, how common they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from exonym.lexicon.frequency import frequency
from exonym.model import Span

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
"""Letters, with apostrophes and hyphens between them."""
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_OPENERS = frozenset("\"'“”„«‘’([—–-•:…>*")
_STOPS = frozenset(".!?")
_ABBREVIATED = re.compile(r"(?<!\w)(?:[^\W\d_]|Mrs?|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Col|Lt)\.$")
"""An initial or a title before a name; the full stop behind it ends no sentence."""


@dataclass(frozen=True)
class Word:
    """A word of a text. ``opens``: it stands where a sentence, line or quotation begins."""

    text: str
    span: Span
    opens: bool

    @property
    def capitalised(self) -> bool:
        """The first letter is upper case."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Two to six letters, all upper case."""
        return 2 <= len(self.text) <= 6 and self.text.isupper() and self.text.isalpha()


@lru_cache(maxsize=1024)
def words(text: str, span: Span) -> tuple[Word, ...]:
    """The words inside a span, without a possessive 's. Offsets are those of ``text``.

    Remembered, for an article's names are looked at from several sides.
    """
    return tuple(_words(text, span))


def _words(text: str, span: Span) -> Iterator[Word]:
    for match in WORD.finditer(text, span.start, span.end):
        end = match.start() + len(_POSSESSIVE.sub("", match[0]))
        if end > match.start():
            found = Span(match.start(), end)
            yield Word(found.of(text), found, _opens(text, span.start, match.start()))


def _opens(text: str, start: int, at: int) -> bool:
    before = at - 1
    while before >= start and (text[before].isspace() or text[before] in _OPENERS):
        if text[before] in '\n"“„«:•>':
            return True
        before -= 1
    return before < start or (text[before] in _STOPS and not _ABBREVIATED.search(text, start, before + 1))


def known_in_english(word: str, least: float = 1.0) -> bool:
    """True when English texts use the word, or each part of a hyphenated one."""
    return all(frequency(part.lower()) >= least for part in re.split(r"[-'’]", word) if len(part) > 1)
