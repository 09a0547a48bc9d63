"""People of the namebook whom an article names in full: then every word of the name has its right spellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exonym.lexicon.known_words import KnownWord
from exonym.model import Judgement, Kind, Spelling
from exonym.names.linking.mentions import NameWord, neighbours
from exonym.names.namebook import NamebookEntry, namebook
from exonym.names.transcription.letters import is_cyrillic, plain
from exonym.names.transcription.renderings import accepts
from exonym.names.transcription.tables import langs_that_tell_cyrillic


@dataclass(frozen=True)
class Person:
    """The right spellings of one word of a name, the house's first.

    ``latin``: its original is in Latin letters. ``cyrillic``: its forms in languages in Cyrillic, (language, word).
    """

    spellings: tuple[str, ...]
    latin: bool
    cyrillic: tuple[tuple[str, str], ...] = ()


Expected = Mapping[str, Person]
"""What a source word must become, by its base form as ``plain`` gives it."""


def expected_spellings(source: Sequence[NameWord]) -> Expected:
    """What the words of known people's names must become, for the people whose surname follows their first name."""
    found: dict[str, Person] = {}
    for one, other in neighbours(source):
        for base, entry, at in _of_one_person(one.known, other.known):
            spellings = tuple(dict.fromkeys(s.split()[at] for s in entry.english if len(s.split()) > at))
            found[plain(base)] = Person(spellings, _latin_original(entry), tuple(_cyrillic(entry, at)))
    return found


def _cyrillic(entry: NamebookEntry, at: int) -> Iterator[tuple[str, str]]:
    for lang, forms in entry.forms.items():
        for words in map(str.split, forms):
            if len(words) > at and is_cyrillic(words[at]):
                yield lang, words[at]


def _of_one_person(first: KnownWord, second: KnownWord) -> list[tuple[str, NamebookEntry, int]]:
    """The base forms of both words in the one entry that has them beside each other, with their places in it."""
    firsts, seconds = _entries(first), _entries(second)
    shared = [(a, b, e, at) for a, e, at in firsts for b, entry, place in seconds if entry == e and place == at + 1]
    entries = {entry for _, _, entry, _ in shared}
    if len(entries) != 1:
        return []
    return [row for a, b, entry, at in shared[:1] for row in ((a, entry, at), (b, entry, at + 1))]


def _entries(word: KnownWord) -> list[tuple[str, NamebookEntry, int]]:
    book = namebook()
    rows = ((base, entry, at) for base in word.base_forms for entry, at in book.find_word(base, word.lang))
    return [row for row in rows if row[1].kind is Kind.PERSON]


def _latin_original(entry: NamebookEntry) -> bool:
    """True when Polish or German writes the name as English does, or has no spelling of its own: Habeck, not Lavrov."""
    written = {plain(form) for lang in langs_that_tell_cyrillic() for form in entry.forms.get(lang, ())}
    return not written or bool(written & {plain(spelling) for spelling in entry.english})


def judged_by_person(source: KnownWord, target: str, expected: Expected) -> Judgement | None:
    """Right or not, where the word belongs to a known person's name; None elsewhere.

    Of a name that Cyrillic letters are the original of, any usual romanisation is right. Names in Latin letters are
    judged as others are when they are not the house's.
    """
    bases = source.base_forms
    known = next((base for base in bases if plain(base) in expected), None)
    if known is None:
        return None
    person = expected[plain(known)]
    if _has(target, person):
        return Judgement(Spelling.RIGHT, known, 1.0)
    if not is_cyrillic(source.text):
        return None
    forms = [*person.cyrillic, *((source.lang, base) for base in bases)]
    fair = not person.latin and any(accepts(form, of, target) for of, form in forms)
    return Judgement(Spelling.RIGHT, known, 1.0) if fair else _nonstandard(known, person)


def _has(target: str, person: Person) -> bool:
    """True for a right spelling, in the plural or as part of a longer word as well: the Clintons, pro-Trump."""
    right = set(map(plain, person.spellings))
    words = (plain(target), plain(target).removesuffix("s"), *plain(target).split("-"))
    return any(word in right for word in words)


def _nonstandard(base: str, person: Person) -> Judgement:
    return Judgement(Spelling.NONSTANDARD, base, 1.0, person.spellings[:3])
