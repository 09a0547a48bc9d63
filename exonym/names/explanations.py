"""What accounts for an acronym of the translation: the source, words that it stands for, or English itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from exonym.extend import Article
from exonym.language.everyday_acronyms import EVERYDAY, POSTAL_CODES
from exonym.model import Segment, Side, Span
from exonym.names.acronyms import Acronym, forms_of, initials, spells, tokens
from exonym.names.frequency import frequency
from exonym.names.namebook import namebook
from exonym.names.phrases import phrases_in
from exonym.names.renderings import renders
from exonym.text import folded

_TELLING, _TELLING_IN_ARTICLES = 3, 4
"""Letters from which initials of words in a row are no accident, in a segment and in a whole article."""
_ENDING = 3
_NOT_BY_CHANCE = 1.5
"""What a fourth letter is worth: Zipf frequency from which four letters are familiar, under that for three."""
_SMALL = frozenset([
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to",
    "de", "der", "des", "die", "du", "la", "le", "und", "van", "von", "w", "z",
])  # fmt: skip
"""Words that most acronyms pass over."""
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Passage:
    """A stretch of the source, and the acronyms that it accounts for.

    ``telling``: letters from which initials of its words are no accident.
    """

    def __init__(self, text: str, lang: str, telling: int) -> None:
        self._lang = lang
        self._telling = telling
        self._words = frozenset(tokens(text, Span(0, len(text))))
        self._row = _WORD.findall(text)

    def explains(self, acronym: str) -> bool:
        """True when something in the source is the acronym, may become it, or has its letters as initials."""
        return (
            folded(acronym) in self._folded
            or acronym in self._english
            or any(spells(form, acronym) for form in self._cased)
            or (len(acronym) > _ENDING and any(_romanised(word, acronym) for word in self._words))
            or (len(acronym) >= self._telling and abbreviates(acronym, self._row))
        )

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(folded(form) for word in self._words for form in forms_of(word))

    @cached_property
    def _cased(self) -> frozenset[str]:
        """Words with two capitals and more, with and without their endings."""
        return frozenset(f for w in self._words for f in forms_of(w) if sum(map(str.isupper, f)) > 1)

    @cached_property
    def _english(self) -> frozenset[str]:
        """Every acronym that the namebook has in English for something in the source."""
        forms = {form for word in self._words if not word.islower() for form in forms_of(word)}
        entries = [e for form in forms for e in namebook().find(form, self._lang)]
        entries += phrases_in(self._row, self._lang)
        return frozenset(part for entry in entries for spelling in entry.english for part in _capitals(spelling))


def _capitals(spelling: str) -> Iterator[str]:
    yield from (word for word in re.split(r"[\s/-]+", spelling.replace(".", "")) if word.isupper() and len(word) > 1)


def _romanised(word: str, acronym: str) -> bool:
    """True when the acronym is the word in Latin letters, ending or no ending: Лукойла is LUKOIL."""
    return any(spells(word[:end], acronym) for end in range(max(3, len(word) - _ENDING), len(word) + 1))


def abbreviates(acronym: str, words: Sequence[str]) -> bool:
    """True when words in a row have the acronym's letters as initials, small words counted or not."""
    content = [word for word in words if word.lower() not in _SMALL]
    return any(_has_initials(row, acronym.lower()) for row in (words, content))


def _has_initials(words: Sequence[str], acronym: str) -> bool:
    letters, size = initials(words), len(acronym)
    return any(renders(letters[at : at + size], acronym) for at in range(len(words) - size + 1))


class Explanations:
    """What accounts for the acronyms of an article's translation."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def account_for(self, acronym: Acronym, segment: Segment) -> bool:
        """True when its segment explains the acronym, or the rest of the article does."""
        here = Passage(self._article.source_of(segment), self._article.source_lang, _TELLING)
        return (
            any(map(here.explains, (acronym.text, acronym.whole)))
            or self._spelled_out(acronym.text, segment)
            or self._source.explains(acronym.text)
        )

    def _spelled_out(self, acronym: str, segment: Segment) -> bool:
        """True when the translation has the words that the acronym stands for."""
        words = _WORD.findall(self._article.target_of(segment))
        return (
            (len(acronym) >= _TELLING and abbreviates(acronym, words))
            or (len(acronym) >= _TELLING_IN_ARTICLES and abbreviates(acronym, self._target))
            or acronym in self._capitalised_initials
        )

    @cached_property
    def _source(self) -> Passage:
        return Passage(self._article.text(Side.SOURCE), self._article.source_lang, _TELLING_IN_ARTICLES)

    @cached_property
    def _target(self) -> Sequence[str]:
        return _WORD.findall(self._article.pair.target)

    @cached_property
    def _capitalised_initials(self) -> str:
        """Initials of the target's capitalised words, with a gap where another word stands between them."""
        return "".join(w[0] if w[0].isupper() else "" if w in _SMALL else " " for w in self._target)


def is_english(acronym: Acronym, target: str, familiar: float) -> bool:
    """True for letters that English has by itself: acronyms that all know, Roman numbers, words in capitals.

    ``familiar``: Zipf frequency from which three letters count as known; chance makes fewer words of four.
    """
    text = acronym.text
    return (
        text in EVERYDAY
        or (text in POSTAL_CODES and target[: acronym.span.start].endswith(", "))
        or _ROMAN.fullmatch(text) is not None
        or (len(text) > 2 and frequency(text.lower()) >= (familiar if len(text) == 3 else familiar - _NOT_BY_CHANCE))
    )
