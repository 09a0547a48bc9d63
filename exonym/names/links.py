"""Which target word stands for which source word, segment by segment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exonym.names.judge import LINKED, Judgement, judge
from exonym.names.mentions import NameWord


@dataclass(frozen=True)
class WordLink:
    """A source word, the target word that stands for it, and what became of its spelling."""

    source: NameWord
    target: NameWord
    judgement: Judgement


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
    possible = [WordLink(s, t, judge(s.text, lang, t.text)) for s in source for t in target]
    ranked = sorted(possible, key=lambda link: -link.judgement.similarity)
    taken_source: set[int] = set()
    taken_target: set[int] = set()
    for link in ranked:
        s, t = link.source.word.span.start, link.target.word.span.start
        if link.judgement.similarity >= LINKED and s not in taken_source and t not in taken_target:
            taken_source.add(s)
            taken_target.add(t)
            yield link
