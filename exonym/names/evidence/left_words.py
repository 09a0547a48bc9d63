"""Words of the source that a translation into English kept as they are, told from names, loanwords and quotations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exonym.article import Article
from exonym.documents.unicode import words_with
from exonym.languages import language_of
from exonym.languages.orthography import orthography
from exonym.lexicon.commonness import EVERYDAY, FAMILIAR, MUCH_RARER, is_used
from exonym.lexicon.english_dictionary import english_word
from exonym.lexicon.frequency import frequency
from exonym.lexicon.function_words import function_words
from exonym.lexicon.known_words import known_word
from exonym.lexicon.tokens import WORD, Word, words
from exonym.model import Cover, Side, Span
from exonym.names.linking.nouns import nouns_of
from exonym.names.namebook import TARGET_LANG
from exonym.names.spelling.scripts import foreign_letters

_RARER = MUCH_RARER + 1.0  # the Polish czasu and the German und stand in English texts, too, in titles and by mistake
"""By so much less English must use a word of the source's language."""
_SHORTEST, _SHORTEST_RARE, _SMALL = 2, 5, 4
"""Letters of a word; of one that no list has; and up to which one between names belongs to them: Dom pod Lipami."""
_SHORTEST_OPENING = 4
"""Letters of a function word that opens a sentence: shorter ones are names, too."""
_UNIT = 3
"""Letters up to which a word behind a number is a unit: zł, Kč."""
_SURE, _LIKELY = 0.85, 0.6
_ADDRESS = re.compile(r"://|@|www\.")
_HASHTAG_OR_SITE = re.compile(r"#\w+|(?<!\w)\w++(?:\.\w{2,}+)++")
"""What makes a word an address, and what is one without it."""
_SET_APART = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"|“[^“”]*”|„[^„“”\"]*[“”\"]|«[^«»]*»|(?<!\w)[‘'][^‘’']*[’'](?!\w)"
)
"""Brackets and quotation marks, with what stands between them."""


@dataclass(frozen=True)
class LeftWords:
    """Words in a row where they stand in the target, and the first of them in the source. ``confidence``: 0..1."""

    text: str
    span: Span
    source: Span | None
    confidence: float


@dataclass(frozen=True)
class _Origin:
    """A word of the source, and the two words before it."""

    word: Word
    before: tuple[str, ...]


@dataclass(frozen=True)
class _Copied:
    """A word of the target that the source has, too, and how surely it is no English."""

    word: Word
    origin: _Origin
    confidence: float


Origins = Mapping[str, _Origin]


def left_words(article: Article, source: Span, target: Span) -> Iterator[LeftWords]:
    """Every run of words in ``target`` that was left in the language of ``source``."""
    origins = _origins(article.text(Side.SOURCE), source, article.source_lang)
    if orthography(article.source_lang).cyrillic:
        yield from _in_cyrillic(article, target, origins)
        return
    for row in _rows(article.pair.target, _copied(article, target, origins)):
        span = Span(row[0].word.span.start, row[-1].word.span.end)
        sureness = max(copied.confidence for copied in row)
        yield LeftWords(span.of(article.pair.target), span, row[0].origin.word.span, sureness)


def _origins(text: str, source: Span, lang: str) -> Origins:
    """The words of the source and the parts of hyphenated ones, by their letters."""
    origins: dict[str, _Origin] = {}
    found = words(text, source, lang)
    for at, word in enumerate(found):
        origin = _Origin(word, tuple(one.text for one in found[max(0, at - 2) : at]))
        for part in (word.text, *word.text.split("-")):
            origins.setdefault(part.casefold(), origin)
    return origins


def _in_cyrillic(article: Article, target: Span, origins: Origins) -> Iterator[LeftWords]:
    """Words in small letters; capitalised ones are names, and name.mixed_script says how they are spelled."""
    for found in foreign_letters(article.pair.target, target, article.source_lang):
        if found.whole and found.text[0].islower():
            origin = origins.get(found.text.split()[0].casefold())
            yield LeftWords(found.text, found.span, origin.word.span if origin else None, _SURE)


def _copied(article: Article, target: Span, origins: Origins) -> Iterator[_Copied]:
    text, lang = article.pair.target, article.source_lang
    found = words(text, target, TARGET_LANG)
    kept = Cover(_kept(text, target, origins))
    for at, word in enumerate(found):
        origin = origins.get(word.text.casefold())
        if origin is None or kept.touches(word.span) or _is_part(text, word):
            continue
        sureness = 0.0 if _in_a_name(found, at, origins, lang) else _sureness(word, origin, lang)
        if sureness:
            yield _Copied(word, origin, sureness)


def _kept(text: str, target: Span, origins: Origins) -> Iterator[Span]:
    """Addresses, and what was copied between quotation marks or brackets: titles, originals of translated words."""
    yield from words_with(_ADDRESS, text, target)
    for match in _HASHTAG_OR_SITE.finditer(text, target.start, target.end):
        yield Span(*match.span())
    for match in _SET_APART.finditer(text, target.start, target.end):
        inside = [word.casefold() for word in WORD.findall(match[0])]
        if 2 * sum(word in origins or not frequency(word) for word in inside) > len(inside):
            yield Span(*match.span())


def _is_part(text: str, word: Word) -> bool:
    """True for a unit behind a number, and for what was cut from digits or from a letter with a mark of its own."""
    before, after = text[max(0, word.span.start - 2) : word.span.start], text[word.span.end : word.span.end + 1]
    unit = len(word.text) <= _UNIT and bool(re.search(r"\d\s?$", before))
    return unit or after.isdigit() or bool(before and (unicodedata.combining(before[-1]) or before[-1].isdigit()))


def _in_a_name(found: Sequence[Word], at: int, origins: Origins, lang: str) -> bool:
    """True beside capitalised words that the source has, too: Sturm und Drang, Aesculus hippocastanum."""
    before, after = (
        [_names(word, origins) for word in side] for side in (found[max(0, at - 1) : at], found[at + 1 : at + 2])
    )
    word = found[at].text
    if word[0].isupper():
        return any(before) or any(after)
    small = len(word) <= _SMALL and any(before) and any(after)
    return small or (any(before) and not frequency(word, lang))


def _names(word: Word, origins: Origins) -> bool:
    return word.capitalised and not word.opens and word.text.casefold() in origins


def _sureness(word: Word, origin: _Origin, lang: str) -> float:
    """How surely a word is one of the source's language and none of English, as lists and dictionaries know them."""
    lower = word.text.lower()
    if len(lower) < _SHORTEST or english_word(lower) or not (word.text.islower() or word.text.istitle()):
        return 0.0
    if origin.word.capitalised:
        return _SURE if _is_foreign(lower, lang) and _is_no_name(lower, origin, lang) else 0.0
    if word.capitalised and not word.opens:  # English capitalises what comes from names: Lubuskie
        return 0.0
    return _SURE if _is_foreign(lower, lang) else _rare_sureness(lower, lang)


def _is_foreign(lower: str, lang: str) -> bool:
    """True for a word that its language knows, and that English hardly uses."""
    here = frequency(lower, lang)
    return here >= FAMILIAR and here - frequency(lower) >= _RARER


def _is_no_name(lower: str, origin: _Origin, lang: str) -> bool:
    """Of a word that stands capitalised in the source."""
    capitals = language_of(lang).capitalises_nouns
    if (origin.word.opens or capitals) and not frequency(lower) and is_used(lower, EVERYDAY, lang):
        return True
    nouns = nouns_of(lang)
    if capitals and lower not in nouns.kept_in_english:
        return lower.endswith(nouns.endings) or nouns.is_determined(origin.before)
    return origin.word.opens and len(lower) >= _SHORTEST_OPENING and lower in function_words(lang)


def _rare_sureness(lower: str, lang: str) -> float:
    """Of a word that neither list has: letters that English lacks or a dictionary make it sure."""
    if len(lower) < _SHORTEST_RARE or frequency(lower) or frequency(lower, lang):
        return 0.0
    return _SURE if not lower.isascii() or known_word(lower, lang).is_common else _LIKELY


def _rows(text: str, copied: Iterable[_Copied]) -> Iterator[list[_Copied]]:
    """Words with one space between them go together."""
    row: list[_Copied] = []
    for one in copied:
        if row and text[row[-1].word.span.end : one.word.span.start] != " ":
            yield row
            row = []
        row.append(one)
    if row:
        yield row
