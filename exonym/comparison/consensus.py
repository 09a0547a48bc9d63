"""Which translation the others agree with most: minimum Bayes risk over the systems' translations.

The expected utility of a translation is its mean score with each other translation as if that one were the reference
(Kumar and Byrne 2004, "Minimum Bayes-Risk Decoding for Statistical Machine Translation"). It says what is usual among
the systems, not what is right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from exonym.alignment.sentences import split_sentences
from exonym.comparison.values import AuditedArticle
from exonym.config import AuditConfig
from exonym.errors import InvalidConfig, ModelMissing
from exonym.model import Side, Span
from exonym.plugins import SegmentText
from exonym.report.findings import SegmentFinder
from exonym.scorers import comet

UTILITIES = ("chrf", "comet")


@dataclass(frozen=True)
class Utility:
    """A score of one translation with another as its reference.

    ``of`` gives it for an article: the value, 0 to ``highest``, of the first system's translation with the second's.
    """

    name: str
    highest: float
    of: Callable[[AuditedArticle, str, str], float]


def find_utility(name: str, config: AuditConfig) -> Utility:
    """The utility of that name: chrF2 of the whole texts, 0 to 100, or the mean ``comet`` of the sentences, 0 to 1.

    Raises InvalidConfig for another name, ModelMissing when the configured checkpoint gives no ``comet``.
    """
    if name not in UTILITIES:
        raise InvalidConfig("utility", f"{name!r} is none of {', '.join(UTILITIES)}")
    if name == "chrf":
        return CHRF
    why_not = comet.SCORER.unavailable(config)
    if why_not:
        raise ModelMissing(why_not)
    return Utility(name, 1.0, partial(_compute_comet, config))


def compute_expected_utilities(audited: AuditedArticle, utility: Utility) -> dict[str, float]:
    """The mean utility of each of two or more systems' translations, over the translations of all others."""
    systems = tuple(audited.reports)
    totals = {a: sum(utility.of(audited, a, b) for b in systems if b != a) for a in systems}
    return {system: total / (len(systems) - 1) for system, total in totals.items()}


def _compute_chrf(audited: AuditedArticle, system: str, other: str) -> float:
    from sacrebleu.metrics import CHRF

    targets = audited.article.targets
    return float(CHRF().sentence_score(targets[system], [targets[other]]).score)


CHRF = Utility("chrf", 100.0, _compute_chrf)
"""chrF2 (Popović 2015, as sacreBLEU computes it) of the whole texts: needs no model and no alignment."""


def _compute_comet(config: AuditConfig, audited: AuditedArticle, system: str, other: str) -> float:
    """The mean over source sentences; one that a side does not translate counts 0."""
    article = audited.article
    spans = split_sentences(article.source, article.source_lang)
    sources = [span.of(article.source) for span in spans]
    sides = zip(sources, *(_find_translations(audited, one, spans) for one in (system, other)), strict=True)
    values = comet.SCORER.score([SegmentText(*texts) for texts in sides], config).segments or ()
    return sum(value or 0.0 for value in values) / len(sources)


def _find_translations(audited: AuditedArticle, system: str, spans: Sequence[Span]) -> list[str]:
    """What stands for each source sentence in a system's translation, empty where nothing does."""
    article, segments = audited.article, audited.reports[system].segments
    finder = SegmentFinder(segments)
    by_index = {s.index: s.target.of(article.targets[system]) for s in segments if s.target}
    indices = (finder.find_index(Side.SOURCE, span.start) for span in spans)
    return ["" if index is None else by_index.get(index, "") for index in indices]
