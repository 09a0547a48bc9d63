"""Which target word stands for which source word, segment by segment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exonym.names.judge import Judgement, judge
from exonym.names.likeness import LINKED, Likeness
from exonym.names.lowercase import may_stand_small
from exonym.names.mentions import NameWord
from exonym.names.origin import cyrillic_in_latin

_CLOTHED = 0.9
"""Probability of a Cyrillic name from which the word beside it is one too."""
_SMALL = 0.9
"""Likeness from which a word in lower case is taken for a name."""


@dataclass(frozen=True)
class WordLink:
    """A source word, the target word that stands for it, and what became of its spelling.

    ``probability`` (0..1): the two are one name rightly spelled. ``clothed``: see ``judge``.
    """

    source: NameWord
    target: NameWord
    probability: float
    clothed: bool
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
    pairs = [(s, t) for segment in targets for s in sources.get(segment, ()) for t in targets[segment]]
    pairs = [(s, t) for s, t in pairs if may_stand_small(s.word, lang, t.word)]
    likeness.learn((s.text, t.text) for s, t in pairs)
    possible = [_Possible(s, t, likeness.of(s.text, t.text)) for s, t in pairs]
    clothed = _clothed(source, lang)
    return tuple(_judged(link, lang, likeness, clothed) for link in _best(filter(_holds, possible)))


def _clothed(source: Sequence[NameWord], lang: str) -> frozenset[int]:
    """The words beside one that is surely a Cyrillic name in Latin letters, in the same name."""
    found: set[int] = set()
    for one, other in pairwise(source):
        if one.segment == other.segment and other.word.span.start - one.word.span.end == 1:
            if cyrillic_in_latin(one.text, lang) >= _CLOTHED:
                found.add(id(other))
            if cyrillic_in_latin(other.text, lang) >= _CLOTHED:
                found.add(id(one))
    return frozenset(found)


def _by_segment(found: Sequence[NameWord]) -> dict[int, list[NameWord]]:
    grouped: dict[int, list[NameWord]] = defaultdict(list)
    for name in found:
        grouped[name.segment].append(name)
    return grouped


def _best(possible: Iterable[_Possible]) -> Iterator[_Possible]:
    taken: set[int] = set()
    for link in sorted(possible, key=lambda link: (link.source.segment, -link.likeness)):
        if not taken & {id(link.source), id(link.target)}:
            taken |= {id(link.source), id(link.target)}
            yield link


def _holds(link: _Possible) -> bool:
    return link.likeness >= (LINKED if link.target.word.capitalised else _SMALL)


def _judged(link: _Possible, lang: str, likeness: Likeness, clothed: Collection[int]) -> WordLink:
    probability = likeness.probability(link.source.text, link.target.text)
    beside = id(link.source) in clothed
    judgement = judge(link.source.text, lang, link.target.text, probability, beside)
    return WordLink(link.source, link.target, probability, beside, judgement)
