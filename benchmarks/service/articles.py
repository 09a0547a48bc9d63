"""Articles for a store that is filled: pairs of the project's own, each with the report that the engine writes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import islice

from benchmarks.pairs import translations
from commands.demo import demo_pair
from exonym import Auditor, Pair, Report
from exonym.checkpoints.sample import Sample
from exonym.report import pair_from_dict

SENTENCES = 12
"""Sentences of an article that is no long one."""


def real_articles(count: int) -> list[tuple[Pair, Report]]:
    """Pairs with their reports, the demo's first."""
    auditor = Auditor()
    rest = iter(random.Random(3).sample(translations(), k=SENTENCES * (count - 1)))
    pairs = [pair_from_dict(demo_pair())]
    while lines := list(islice(rest, SENTENCES)):
        pairs.append(_join(lines))
    return [(pair, auditor.audit(pair)) for pair in pairs]


def long_article(segments: int) -> tuple[Pair, Report]:
    """An article of so many sentences with its report."""
    pair = _join(random.Random(4).sample(translations(), k=segments))
    return pair, Auditor().audit(pair)


def _join(lines: Sequence[Sample]) -> Pair:
    return Pair("\n".join(x.target for x in lines), "\n".join(x.source for x in lines), source_lang="pl")
