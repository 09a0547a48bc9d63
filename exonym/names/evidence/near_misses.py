"""Spellings of known names that English does not use, told from the translation alone, or nearly so.

Without a source nobody can say what a strange word stands for. But a word that English does not know and that another
press writes for a name of the namebook, or that is a letter away from one, is that name more likely than another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from exonym.article import Article
from exonym.languages.orthography import orthography
from exonym.lexicon.commonness import KNOWN, RARER, is_used
from exonym.lexicon.english_casing import demonym, often_small
from exonym.lexicon.frequency import frequency
from exonym.model import Kind, Mention, Side, Spelling
from exonym.names.identity.ledger import judged_links
from exonym.names.linking.mentions import NameWord, name_words, runs
from exonym.names.namebook import (
    TARGET_LANG,
    NamebookEntry,
    cached_by_namebook,
    given_name_of,
    is_surname,
    namebook,
    surname_of,
)
from exonym.names.namebook.house_words import in_namebook
from exonym.names.similarity.sounds import similarity_of_sounds, sounds
from exonym.names.transcription.letters import CLOTHING_LANGS, plain
from exonym.names.transcription.press import read_back

_ACCOUNTED = (Spelling.RIGHT, Spelling.COPIED, Spelling.GARBLED, Spelling.NONSTANDARD)
"""What the rules of linked names have decided."""
_SHORTEST, _SHORTEST_SLIP = 5, 6
_OF_ITS_OWN = KNOWN
"""From here on English has a spelling for some name of its own: Warszawa, a football club."""
_ALIKE = 0.7
"""Likeness of sounds from which a press's form is the name in other letters, not another name: Śląsk is a club."""
_VOWELS = "aeiou"
_STEADY = "abcdefgiklmnopqrstuvwxz"
"""Letters that every standard of romanisation has: y, j and h come and go."""


@dataclass(frozen=True)
class NearMiss:
    """A strange spelling where it stands, the house's for it, and the press that writes it, None for a slip."""

    mention: Mention
    house: str
    press: str | None
    copied: bool


def near_misses(article: Article) -> Iterator[NearMiss]:
    """Every strange spelling of a known name in a translation without its source.

    Beside a source in Cyrillic only what another press writes counts, and only where no source name accounts for it:
    Donezk for the adjective донецький. Beside other sources nothing does.
    """
    alone = not article.text(Side.SOURCE).strip()
    if not alone and not orthography(article.source_lang).cyrillic:
        return
    decided = {link.target.span for _, link, judged in judged_links(article.ledger) if judged.spelling in _ACCOUNTED}
    found = name_words(article.pair, article.segments, Side.TARGET)
    for run in runs(article.pair.target, found):
        for before, name in zip((None, *run), run, strict=False):
            miss = _miss(name, before) if _unknown(name.text) else None
            if miss and (alone or (miss.copied and name.word.span not in decided)):
                yield miss


def _unknown(word: str) -> bool:
    if len(word) < _SHORTEST or "-" in word or in_namebook(word) or often_small(word) or demonym(word):
        return False
    return not is_used(word, _OF_ITS_OWN)


def _miss(name: NameWord, before: NameWord | None) -> NearMiss | None:
    word = name.text
    for press in CLOTHING_LANGS:
        houses = {house for house in _houses_of(word, press) if _is_commoner(house, word)}
        if len(houses) == 1:
            return NearMiss(name.mention(), houses.pop(), press, True)
    houses = {
        house for spelling in read_back(word) for house, _ in _known().get(spelling, ()) if _is_commoner(house, word)
    }
    if len(houses) == 1:
        return NearMiss(name.mention(), houses.pop(), None, True)
    slip = len(word) >= _SHORTEST_SLIP and not frequency(word.lower())
    houses = set(_slips(word, before)) if slip else set()
    return NearMiss(name.mention(), houses.pop(), None, False) if len(houses) == 1 else None


def _is_commoner(house: str, word: str) -> bool:
    """True for another word than the strange one, which English does not have at all or has less often."""
    used = frequency(word.lower())
    return plain(house) != plain(word) and (not used or used + RARER <= frequency(plain(house)))


def _houses_of(word: str, press: str) -> Iterator[str]:
    """The house spellings of what a press writes so: places and media, and people's last names."""
    book = namebook()
    heard = sounds(word, press)
    for entry in book.find(word, press):
        if _is_word(entry) and _alike(heard, entry.house):
            yield entry.house
    for entry, at in book.find_word(word, press):
        if is_surname(entry, at) and _alike(heard, entry.house.split()[at]):
            yield entry.house.split()[at]


def _alike(heard: str, house: str) -> bool:
    return similarity_of_sounds(heard, sounds(house, TARGET_LANG)) >= _ALIKE


def _is_word(entry: NamebookEntry) -> bool:
    """True for a place, medium or body whose name is one word."""
    return entry.kind not in (Kind.ACRONYM, Kind.PERSON) and " " not in entry.house


@cached_by_namebook(8)
def _known() -> Mapping[str, tuple[tuple[str, NamebookEntry], ...]]:
    """The house spellings of single words and of people's last names, by the plain letters of every right spelling."""
    index: dict[str, list[tuple[str, NamebookEntry]]] = defaultdict(list)
    for entry in dict.fromkeys(entry for _, entry in namebook().forms_in(TARGET_LANG)):
        if _is_word(entry) or (entry.kind is Kind.PERSON and " " in entry.house):
            house = surname_of(entry.house.split(), TARGET_LANG)
            for spelling in entry.english:
                if len(spelling) >= _SHORTEST:
                    index[plain(surname_of(spelling.split(), TARGET_LANG))].append((house, entry))
    return {letters: tuple(found) for letters, found in index.items()}


def _slips(word: str, before: NameWord | None) -> Iterator[str]:
    """The known names that a slip of one letter makes this word of; a person's only behind that person's first name."""
    for letters in _one_letter_away(plain(word)):
        for house, entry in _known().get(letters, ()):
            first = plain(before.text) if before else ""
            if entry.kind is not Kind.PERSON or first == plain(given_name_of(entry.house.split(), TARGET_LANG)):
                yield house


def _one_letter_away(word: str) -> Iterable[str]:
    """Words that differ by a letter too many or too few, a vowel, or two letters swapped; not in the first or last."""
    places = range(1, len(word) - 1)
    made = {word[:at] + word[at + 1 :] for at in places if word[at] in _STEADY}
    made |= {word[:at] + letter + word[at:] for at in range(1, len(word)) for letter in _STEADY}
    made |= {word[:at] + vowel + word[at + 1 :] for at in places if word[at] in _VOWELS for vowel in _VOWELS}
    pairs = (at for at in places if word[at] in _STEADY and word[at + 1] in _STEADY)
    made |= {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in pairs}
    return made - {word}
