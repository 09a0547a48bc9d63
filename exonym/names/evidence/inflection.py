"""Source names whose case ending the translation kept: Pirogova for Пирогова, the genitive of Пирогов."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exonym.article import Article
from exonym.languages import language_of
from exonym.languages.dictionary import Reading
from exonym.languages.orthography import orthography
from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.commonness import KNOWN, RARER
from exonym.lexicon.english_casing import ordinary
from exonym.lexicon.frequency import frequency
from exonym.lexicon.name_cases import readings
from exonym.lexicon.tokens import WORD
from exonym.model import NameEntry, NameLink, Side, Span
from exonym.names.linking.counterparts import suggested
from exonym.names.namebook import is_surname, namebook
from exonym.names.namebook.house_words import in_namebook
from exonym.names.spelling.romanise import respells
from exonym.names.transcription.letters import plain
from exonym.names.transcription.renderings import accepts

_OF_ITS_OWN = KNOWN
"""From here on a spelling is a name of its own in English, whatever it may be in the source."""
_SHORTEST = 4
_CERTAIN, _LIKELY, _PERHAPS = 0.85, 0.7, 0.6
_BEFORE = re.compile(r"(?:[^\W\d_]\.\s?){0,2}$")
"""Initials before a surname."""
_SHE = re.compile(r"\b(?:she|her|hers|herself|Ms|Mrs|Miss|woman|wife|daughter|sister|mother|actress)\b", re.IGNORECASE)
_REACH = 40
"""Characters within which the word before a name ends."""
_STREET = re.compile(
    r"\W*(?:street|st|avenue|ave|square|lane|boulevard|prospe[ck]t|embankment|passage|highway|village|station)\b",
    re.IGNORECASE,
)
"""What a genitive may stand before in English: Pirogova Street."""


@dataclass(frozen=True)
class Inflected:
    """A link whose target keeps the source's case ending; the base form, English spellings of it, how sure, 0..1."""

    entry: NameEntry
    link: NameLink
    base: str
    suggestions: tuple[str, ...]
    confidence: float


def inflected(article: Article) -> Iterator[Inflected]:
    """Every target word that spells an inflected source word letter by letter, where the name has another base form."""
    evidence = _Evidence(article)
    for entry in article.ledger.entries:
        for link in entry.links:
            found = evidence.base(link)
            if found:
                base, confidence = found
                yield Inflected(entry, link, base, suggested(base, article.source_lang), confidence)


class _Evidence:
    """What dictionaries, the namebook and the rest of the article say of a word's base form."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lang = article.source_lang
        self._source = article.text(Side.SOURCE)
        self._target = article.pair.target

    def base(self, link: NameLink) -> tuple[str, float] | None:
        """The base form that a link's target should spell, and how sure that is; None where nothing is wrong."""
        source, target = link.source.text, link.target.text
        if len(target) < _SHORTEST or not spells(source, self._lang, target) or _in_namebook(target):
            return None
        if _is_base(source, self._lang) or _STREET.match(self._target, link.target.span.end):
            return None
        found = self._by_dictionary(link) or self._by_article(link)
        if not found or spells(found[0].removesuffix("ь"), self._lang, target):
            return None
        return found if self._strange(target, found[0]) else None

    def _strange(self, target: str, base: str) -> bool:
        """True for a spelling that English does not have for a name of its own."""
        used = frequency(target.lower())
        if not used or used >= _OF_ITS_OWN:
            return not used
        names = [spelling.lower() for spelling in suggested(base, self._lang) if not ordinary(spelling)]
        return used + RARER <= max(map(frequency, names), default=0.0)

    def _by_dictionary(self, link: NameLink) -> tuple[str, float] | None:
        named = [reading for reading in readings(link.source.text, self._lang) if reading.name and reading.sure]
        others = [reading for reading in named if not reading.nominative]
        other = next((reading for reading in others if reading.base in self._words), next(iter(others), None))
        if other is None or self._behind_a_first_name(link.source.span):
            return None
        if not any(reading.nominative for reading in named) or self._never_nominative(link.source.span):
            return other.base, _CERTAIN
        return (other.base, _PERHAPS) if other.masculine and self._of_a_man(link, other.base) else None

    def _by_article(self, link: NameLink) -> tuple[str, float] | None:
        """By other mentions and the namebook: what ends like a woman's name counts only where it cannot be one."""
        source = link.source.text
        spelling = orthography(self._lang)
        if not language_of(self._lang).inflects_names or source.endswith(spelling.feminine_forms):
            return None  # German adds an s, as English does; Czech women's surnames
        if source.lower().endswith(spelling.feminine_endings) and not self._never_nominative(link.source.span):
            return None
        return next(
            ((base, _LIKELY) for base in base_forms(source, self._lang)[1:] if self._attested(base, source)), None
        )

    def _attested(self, base: str, source: str) -> bool:
        """True when the article or the namebook has the base form, and that is not inflected from the source's word."""
        book = namebook()
        surnames = [entry for entry, at in book.find_word(base, self._lang) if is_surname(entry, at)]
        known = base in self._words or bool(surnames or book.find(base, self._lang))
        return known and source not in base_forms(base, self._lang)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(WORD.findall(self._source))

    def _never_nominative(self, span: Span) -> bool:
        """True behind a preposition, "named after", or a man's title or first name in another case than the first."""
        word = self._before(span)
        if word is None:
            return False
        lower = word[0].lower()
        known_words = language_of(self._lang)
        if lower in known_words.word_list("prepositions") or lower in known_words.word_list("named_after"):
            return True
        known = readings(word[0], self._lang)
        return bool(known) and all(map(_of_a_man_in_another_case, known))

    def _behind_a_first_name(self, span: Span) -> bool:
        """True where the word before is a name that can only stand in the nominative: Gloria Steinem."""
        word = self._before(span)
        if word is None or not word[0][0].isupper():
            return False
        known = [reading for reading in readings(word[0], self._lang) if reading.name]
        return bool(known) and all(reading.nominative for reading in known)

    def _before(self, span: Span) -> re.Match[str] | None:
        """The word right before a span, initials passed over; None where another mark stands between."""
        initials = _BEFORE.search(self._source, max(0, span.start - _REACH), span.start)
        end = initials.start() if initials else span.start
        words = list(WORD.finditer(self._source, max(0, end - _REACH), end))
        return words[-1] if words and self._source[words[-1].end() : end].strip() in ("", ".", "«") else None

    def _of_a_man(self, link: NameLink, base: str) -> bool:
        """True when the article has the man's name, and nothing near the mention speaks of a woman."""
        word = self._before(link.source.span)
        segment = self._article.segments[link.target.segment]
        return (
            base in self._words
            and not (word and any(reading.name for reading in readings(word[0], self._lang)))
            and not _SHE.search(self._article.target_of(segment))
            and not any(_feminine(w) for w in WORD.findall(self._article.source_of(segment)))
        )


def _of_a_man_in_another_case(reading: Reading) -> bool:
    return reading.sure and reading.animate and reading.masculine and not reading.nominative


def _feminine(word: str) -> bool:
    """True for a Slavic verb of a woman's doing, and for the pronoun: сказала, powiedziała, она, ona."""
    return word.lower().endswith(("ла", "лась", "ła", "она", "ее", "её", "ona", "jej"))


def _is_base(source: str, lang: str) -> bool:
    """True for a word of the namebook's forms, which are base forms, with the same marks."""
    book = namebook()
    entries = [*book.find(source, lang), *(entry for entry, _ in book.find_word(source, lang))]
    return any(source in form.split() for entry in entries for form in entry.in_language(lang))


def _in_namebook(target: str) -> bool:
    """True for a word of the namebook's English; Dudą is not Duda."""
    return in_namebook(target) and (target.isascii() or target in namebook().house_words())


def spells(source: str, lang: str, target: str) -> bool:
    """True when an English word renders each letter of a source word, its ending's as well."""
    if respells(source, lang) and accepts(source, lang, target):
        return True
    return _bare(source) == _bare(target) or (target.isascii() and plain(source) == plain(target))


def _bare(word: str) -> str:
    return unicodedata.normalize("NFC", word).lower()
