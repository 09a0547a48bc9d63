"""Spellings that somebody chose or forbade for the house: they go before what would be right by itself.

Without such a choice every usual rendering of a name is right: Zhumabekov and Jumabekov. Once the house has one of
them, the other is an error, unless it is accepted as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exonym.lexicon.known_words import KnownWord
from exonym.model import Judgement, Kind, Spelling
from exonym.names.linking.mentions import NameWord, neighbours
from exonym.names.namebook import NamebookEntry, cached_by_namebook, namebook
from exonym.names.transcription.letters import plain

_MOST_SUGGESTED = 3


@dataclass(frozen=True)
class HouseRule:
    """What the house says of one word of a name.

    ``right``: house and accepted spellings, the house's first. ``strict``: others that would be right are errors, and
    so are those of ``replaced``, which other namebooks have.
    """

    right: tuple[str, ...]
    forbidden: frozenset[str]
    strict: bool
    replaced: frozenset[str] = frozenset()


Chosen = Mapping[int, tuple[str, HouseRule]]
"""Rules on words of people's names, each with the word's base form, by the ``id`` of the word."""


def chosen_people(source: Sequence[NameWord]) -> Chosen:
    """The house's rules on the people whom a source names in full: wherever their surnames stand, and on first names
    that stand before them, unless their sentence has two people called so: which is which nobody can say."""
    if not namebook().chosen:
        return {}
    found: dict[int, tuple[str, HouseRule]] = {}
    surnames: dict[str, HouseRule] = {}
    bearers = Counter((name.segment, name.text) for name in source)
    for one, other in neighbours(source):
        for first, last, entry, at in _of_one_person(one.known, other.known):
            if bearers[one.segment, one.text] == 1:
                found[id(one)] = first, _rule([entry], at)
            found[id(other)] = last, _rule([entry], at + 1)
            surnames[last] = found[id(other)][1]
    for name in source if surnames else ():
        base = next((base for base in name.known.base_forms if base in surnames), None)
        if base is not None:
            found.setdefault(id(name), (base, surnames[base]))
    return found


def _of_one_person(first: KnownWord, second: KnownWord) -> Iterator[tuple[str, str, NamebookEntry, int]]:
    """The base forms of both words, where an entry has them beside each other, and the place of the first in it."""
    seconds = list(_words(second))
    for base, entry, at in _words(first):
        yield from ((base, other, entry, at) for other, same, place in seconds if same == entry and place == at + 1)


def _words(word: KnownWord) -> Iterator[tuple[str, NamebookEntry, int]]:
    book = namebook()
    for base in word.base_forms:
        found = book.find_word(base, word.lang)
        yield from ((base, entry, at) for entry, at in found if entry.strict or entry.forbidden)


def by_house_rules(judged: Judgement, source: NameWord, target: str, people: Chosen) -> Judgement:
    """What became of a name once the house's choices count; the judgement itself where there are none."""
    if not namebook().chosen:
        return judged
    if id(source) in people:
        base, rule = people[id(source)]
        return _judged_again(judged, rule, base, target)
    for base in source.known.base_forms:
        if whole := _rule_on(base, source.known.lang):
            return _judged_again(judged, whole, base, target)
    return judged


def _judged_again(judged: Judgement, rule: HouseRule, base: str, target: str) -> Judgement:
    wrong = Judgement(Spelling.NONSTANDARD, base, judged.similarity, rule.right[:_MOST_SUGGESTED], by_house=True)
    if target in rule.forbidden:
        return wrong
    if _is_among(target, rule.right):
        return replace(judged, spelling=Spelling.RIGHT, base=base, suggestions=())
    would_do = judged.spelling is Spelling.RIGHT or _is_among(target, rule.replaced)
    return wrong if rule.strict and would_do else judged


def _is_among(target: str, spellings: Iterable[str]) -> bool:
    """True for one of the spellings, in the plural or as part of a longer word as well: the Clintons, pro-Trump."""
    words = {plain(target), plain(target).removesuffix("s"), *plain(target).split("-")}
    return any(plain(spelling) in words for spelling in spellings)


@cached_by_namebook(65536)
def _rule_on(base: str, lang: str) -> HouseRule | None:
    """The rule on a name that has this whole base form."""
    book = namebook()
    found = [entry for entry in book.find(base, lang) if entry.kind is not Kind.ACRONYM]
    if not any(entry.strict or entry.forbidden for entry in found):
        return None
    return replace(_rule(found), replaced=book.hidden(base, lang))


def _rule(entries: Sequence[NamebookEntry], at: int | None = None) -> HouseRule:
    """The rule of entries on whole names, or on the word at a place of them."""
    right = tuple(dict.fromkeys(_pick((s for entry in entries for s in entry.english), at)))
    forbidden = frozenset(_pick((s for entry in entries for s in entry.forbidden), at)) - set(right)
    return HouseRule(right, forbidden, any(entry.strict for entry in entries))


def _pick(spellings: Iterable[str], at: int | None) -> Iterator[str]:
    for spelling in spellings:
        words = spelling.split()
        if at is None:
            yield spelling
        elif len(words) > at:
            yield words[at]
