"""What accounts for an acronym of the translation: the source, words that it stands for, or English itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from exonym.article import Article
from exonym.documents.unicode import folded
from exonym.lexicon.commonness import MUCH_RARER
from exonym.lexicon.everyday_acronyms import EVERYDAY, POSTAL_CODES
from exonym.lexicon.frequency import frequency
from exonym.model import Segment, Side, Span
from exonym.names.namebook import namebook
from exonym.names.namebook.phrases import phrases_in
from exonym.names.spelling.acronyms import Acronym, Spellings, forms_of, initials, tokens
from exonym.names.transcription.renderings import Options, Renderings

_TELLING, _TELLING_IN_ARTICLES = 3, 4
"""Letters from which initials of words in a row are no accident, in a segment and in a whole article."""
_ENDING = 3
_LONGEST = 20
"""Letters of a word that an acronym may be: Єврокомісія."""
_NOT_BY_CHANCE = MUCH_RARER
"""What a fourth letter is worth: four letters are familiar from so much below what three are."""
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
        self._row = Row(_WORD.findall(text))

    def explains(self, acronym: str) -> bool:
        """True when something in the source is the acronym, may become it, or has its letters as initials."""
        return (
            folded(acronym) in self._folded
            or acronym in self._english
            or self._cased.have(acronym)
            or (len(acronym) > _ENDING and self._romanised.have(acronym))
            or (len(acronym) >= self._telling and self._row.abbreviates(acronym))
        )

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(folded(form) for word in self._words for form in forms_of(word))

    @cached_property
    def _cased(self) -> Spellings:
        """Words with two capitals and more, with and without their endings."""
        return Spellings(f for w in self._words for f in forms_of(w) if sum(map(str.isupper, f)) > 1)

    @cached_property
    def _romanised(self) -> Spellings:
        """Words, endings or no endings, of which an acronym may be the Latin letters: Лукойла is LUKOIL."""
        return Spellings(word[:end] for word in self._words for end in _ends(word))

    @cached_property
    def _english(self) -> frozenset[str]:
        """Every acronym that the namebook has in English for something in the source."""
        forms = {form for word in self._words if not word.islower() for form in forms_of(word)}
        entries = [e for form in forms for e in namebook().find(form, self._lang)]
        entries += phrases_in(self._row.words, self._lang)
        return frozenset(part for entry in entries for spelling in entry.english for part in _capitals(spelling))


def _capitals(spelling: str) -> Iterator[str]:
    yield from (word for word in re.split(r"[\s/-]+", spelling.replace(".", "")) if word.isupper() and len(word) > 1)


def _ends(word: str) -> range:
    """Where a word may end without an ending; none for one that is longer than any acronym."""
    return range(max(3, len(word) - _ENDING), len(word) + 1) if len(word) <= _LONGEST else range(0)


class Row:
    """Words in a row, asked for those whose initials are an acronym, however many they are."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._runs: dict[int, Renderings] = {}

    def abbreviates(self, acronym: str) -> bool:
        """True when words in a row have the acronym's letters as initials, small words counted or not."""
        size = len(acronym)
        if size not in self._runs:
            self._runs[size] = Renderings(
                letters[at : at + size] for letters in self._initials for at in range(len(letters) - size + 1)
            )
        return self._runs[size].have(acronym.lower())

    @cached_property
    def _initials(self) -> tuple[Options, Options]:
        return initials(self.words), initials(word for word in self.words if word.lower() not in _SMALL)


class Explanations:
    """What accounts for the acronyms of an article's translation."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._passages: dict[int, tuple[Passage, Row]] = {}

    def account_for(self, acronym: Acronym, segment: Segment) -> bool:
        """True when its segment explains the acronym, or the rest of the article does."""
        here, beside = self._in_segment(segment)
        return (
            any(map(here.explains, (acronym.text, acronym.whole)))
            or self._spelled_out(acronym.text, beside)
            or self._source.explains(acronym.text)
        )

    def _in_segment(self, segment: Segment) -> tuple[Passage, Row]:
        """A segment's source, and the words of its target."""
        if segment.index not in self._passages:
            source = Passage(self._article.source_of(segment), self._article.source_lang, _TELLING)
            self._passages[segment.index] = source, Row(_WORD.findall(self._article.target_of(segment)))
        return self._passages[segment.index]

    def _spelled_out(self, acronym: str, beside: Row) -> bool:
        """True when the translation has the words that the acronym stands for."""
        return (
            (len(acronym) >= _TELLING and beside.abbreviates(acronym))
            or (len(acronym) >= _TELLING_IN_ARTICLES and self._target.abbreviates(acronym))
            or acronym in self._capitalised_initials
        )

    @cached_property
    def _source(self) -> Passage:
        return Passage(self._article.text(Side.SOURCE), self._article.source_lang, _TELLING_IN_ARTICLES)

    @cached_property
    def _target(self) -> Row:
        return Row(_WORD.findall(self._article.pair.target))

    @cached_property
    def _capitalised_initials(self) -> str:
        """Initials of the target's capitalised words, with a gap where another word stands between them."""
        return "".join(w[0] if w[0].isupper() else "" if w in _SMALL else " " for w in self._target.words)


def is_english(acronym: Acronym, target: str, familiar: float) -> bool:
    """True for letters that English has by itself: acronyms that all know, Roman numbers, words in capitals.

    ``familiar``: the level of commonness from which three letters count as known; chance makes fewer words of four.
    """
    text = acronym.text
    return (
        text in EVERYDAY
        or (text in POSTAL_CODES and target.endswith(", ", 0, acronym.span.start))
        or _ROMAN.fullmatch(text) is not None
        or (len(text) > 2 and frequency(text.lower()) >= (familiar if len(text) == 3 else familiar - _NOT_BY_CHANCE))
    )
