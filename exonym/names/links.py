"""Which target word stands for which source word, segment by segment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exonym.names.judge import Judgement, judge
from exonym.names.likeness import LINKED, Likeness
from exonym.names.lowercase import may_stand_small
from exonym.names.mentions import NameWord

_SMALL = 0.9
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
    pairs = [(s, t) for segment in targets for s in sources.get(segment, ()) for t in targets[segment]]
    pairs = [(s, t) for s, t in pairs if may_stand_small(s.word, lang, t.word)]
    likeness.learn((s.text, t.text) for s, t in pairs)
    possible = [_Possible(s, t, likeness.of(s.text, t.text)) for s, t in pairs]
    return tuple(_judged(link, lang, likeness) for link in _best(filter(_holds, possible)))


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


def _judged(link: _Possible, lang: str, likeness: Likeness) -> WordLink:
    probability = likeness.probability(link.source.text, link.target.text)
    judgement = judge(link.source.text, lang, link.target.text, probability)
    return WordLink(link.source, link.target, probability, judgement)
