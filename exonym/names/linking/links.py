"""Which target word stands for which source word, segment by segment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exonym.lexicon.known_words import KnownWord
from exonym.model import Judgement, Spelling
from exonym.names.judging.judge import Beside, judge
from exonym.names.linking.house_rules import Chosen, by_house_rules, chosen_people
from exonym.names.linking.likeness import LINKED, Likeness
from exonym.names.linking.lowercase import may_stand_small
from exonym.names.linking.mentions import NameWord, neighbours
from exonym.names.linking.people import Expected, expected_spellings, judged_by_person
from exonym.names.spelling.origin import cyrillic_in_latin, foreign_in_cyrillic
from exonym.names.transcription.known_words import known_spellings
from exonym.names.transcription.letters import is_cyrillic, plain
from exonym.names.transcription.renderings import accepts

_CLOTHED = 0.8
"""Probability of a Cyrillic name from which the word beside it is one too."""
_MOST, _REACH = 10_000, 50
"""Pairs of names in a segment that are all compared, and among more how many names before and behind the one that
stands as far into its side."""
_SURELY_FOREIGN = 0.8
"""Probability of a foreign name from which the word beside it is one too, more likely than not."""
_PROBABLE = 0.2
"""Probability from which a word is taken for a known person's name in another spelling."""
_SMALL = 0.75
"""Likeness from which a word in lower case is taken for a name."""


@dataclass(frozen=True)
class WordLink:
    """A source word, the target word that stands for it, and what became of its spelling.

    ``probability`` (0..1): the two are one name rightly spelled.
    """

    source: NameWord
    target: NameWord
    probability: float
    judgement: Judgement


@dataclass(frozen=True)
class _Possible:
    source: NameWord
    target: NameWord
    likeness: float


def link_words(
    source: Sequence[NameWord], target: Sequence[NameWord], lang: str, likeness: Likeness
) -> tuple[WordLink, ...]:
    """The likeliest links within each segment, every word in at most one; words that nothing resembles stay out."""
    sources, targets = _by_segment(source), _by_segment(target)
    both = [(sources[segment], targets[segment]) for segment in sorted(sources.keys() & targets.keys())]
    pairs = [list(_pairs(*names)) for names in both]
    likeness.learn((s.known, t.known) for together in pairs for s, t in together)
    beside = _beside(source, lang)
    people, chosen = expected_spellings(source), chosen_people(source)
    best = (link for together in pairs for link in _best(_possible(together, likeness)))
    judged = [_judged(link, likeness, beside[id(link.source)], people) for link in best]
    return _as_the_article_writes([_by_house(link, chosen) for link in judged], lang)


def _pairs(source: Sequence[NameWord], target: Sequence[NameWord]) -> Iterator[tuple[NameWord, NameWord]]:
    """Every name of a segment's source with every one of its target that it may be, in a long list those nearby."""
    many = len(source) * len(target) > _MOST
    ordered = sorted(target, key=lambda name: name.word.span) if many else target
    for at, name in enumerate(source):
        middle = at * len(target) // len(source)
        for other in ordered[max(0, middle - _REACH) : middle + _REACH] if many else target:
            if may_stand_small(name.word, other.word):
                yield name, other


def _beside(source: Sequence[NameWord], lang: str) -> Mapping[int, Beside]:
    """What each word stands beside, there or, as a part of a longer name, elsewhere in the article."""
    found: dict[int, Beside] = defaultdict(lambda: Beside.NOTHING)
    named: set[str] = set()
    for pair in neighbours(source):
        for word, other in (pair, pair[::-1]):
            named |= {plain(base) for base in word.known.base_forms}
            found[id(word)] |= Beside.NAME
            if cyrillic_in_latin(other.text, lang) >= _CLOTHED:
                found[id(word)] |= Beside.CLOTHED
            if _is_foreign(other.known):
                found[id(word)] |= Beside.FOREIGN
    for name in source:
        if any(plain(base) in named for base in name.known.base_forms):
            found[id(name)] |= Beside.NAME
    return found


def _is_foreign(word: KnownWord) -> bool:
    """True for a name in Cyrillic that is known to be foreign, in any case: Джон, Бетом."""
    if not is_cyrillic(word.text) or not any(known_spellings(base, word.lang) for base in word.base_forms):
        return False
    return min(foreign_in_cyrillic(base, word.lang) for base in word.base_forms) >= _SURELY_FOREIGN


def _by_segment(found: Sequence[NameWord]) -> dict[int, list[NameWord]]:
    grouped: dict[int, list[NameWord]] = defaultdict(list)
    for name in found:
        grouped[name.segment].append(name)
    return grouped


def _possible(pairs: Iterable[tuple[NameWord, NameWord]], likeness: Likeness) -> Iterator[_Possible]:
    """The pairs that are like enough to be linked."""
    for source, target in pairs:
        alike = likeness.of(source.known, target.known)
        if alike >= (LINKED if target.word.capitalised else _SMALL):
            yield _Possible(source, target, alike)


def _best(possible: Iterable[_Possible]) -> Iterator[_Possible]:
    """The likeliest links of a segment, in that order; no word is in two."""
    taken: set[int] = set()
    for link in sorted(possible, key=lambda link: -link.likeness):
        if not taken & {id(link.source), id(link.target)}:
            taken |= {id(link.source), id(link.target)}
            yield link


def _judged(link: _Possible, likeness: Likeness, beside: Beside, people: Expected) -> WordLink:
    source, target = link.source.known, link.target.known
    probability = likeness.probability(source, target)
    known = judged_by_person(source, target.text, people) if probability >= _PROBABLE else None
    judgement = known or judge(source, target, probability, beside)
    return WordLink(link.source, link.target, probability, judgement)


def _by_house(link: WordLink, chosen: Chosen) -> WordLink:
    judgement = by_house_rules(link.judgement, link.source, link.target.text, chosen)
    return link if judgement is link.judgement else replace(link, judgement=judgement)


def _as_the_article_writes(links: Sequence[WordLink], lang: str) -> tuple[WordLink, ...]:
    """The links, with a right spelling that the article itself has for a name before other suggestions for it.

    What the house has chosen stays before what the article writes.
    """
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        if link.judgement.spelling is Spelling.RIGHT:
            used[plain(link.judgement.base)][link.target.text] += 1
    return tuple(_preferring(link, used[plain(link.judgement.base)], lang) for link in links)


def _preferring(link: WordLink, used: Counter[str], lang: str) -> WordLink:
    judged = link.judgement
    if not judged.suggestions or judged.by_house:
        return link
    fair = [text for text, _ in used.most_common() if text in judged.suggestions or accepts(judged.base, lang, text)]
    suggestions = tuple(dict.fromkeys([*fair[:1], *judged.suggestions]))
    return replace(link, judgement=replace(judged, suggestions=suggestions[: len(judged.suggestions)]))
