"""Which target word stands for which source word, segment by segment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exonym.names.judge import LINKED, Judgement, judge
from exonym.names.lowercase import may_stand_small
from exonym.names.mentions import NameWord


@dataclass(frozen=True)
class WordLink:
    """A source word, the target word that stands for it, and what became of its spelling."""

    source: NameWord
    target: NameWord
    judgement: Judgement


_SMALL = 0.9
"""Similarity from which a word in lower case is taken for a name."""


def link_words(source: Sequence[NameWord], target: Sequence[NameWord], lang: str) -> tuple[WordLink, ...]:
    """The likeliest links within each segment, every word in at most one; words that nothing resembles stay out."""
    sources, targets = _by_segment(source), _by_segment(target)
    return tuple(link for segment in targets for link in _link(sources.get(segment, []), targets[segment], lang))


def _by_segment(found: Sequence[NameWord]) -> dict[int, list[NameWord]]:
    grouped: dict[int, list[NameWord]] = defaultdict(list)
    for name in found:
        grouped[name.segment].append(name)
    return grouped


def _link(source: list[NameWord], target: list[NameWord], lang: str) -> Iterable[WordLink]:
    pairs = ((s, t) for s in source for t in target if may_stand_small(s.word, lang, t.word))
    possible = [link for link in (WordLink(s, t, judge(s.text, lang, t.text)) for s, t in pairs) if _holds(link)]
    ranked = sorted(possible, key=lambda link: -link.judgement.similarity)
    taken_source: set[int] = set()
    taken_target: set[int] = set()
    for link in ranked:
        s, t = link.source.word.span.start, link.target.word.span.start
        if s not in taken_source and t not in taken_target:
            taken_source.add(s)
            taken_target.add(t)
            yield link


def _holds(link: WordLink) -> bool:
    return link.judgement.similarity >= (LINKED if link.target.word.capitalised else _SMALL)
