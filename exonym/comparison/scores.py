"""The scores of systems as tables: a row a system, a column a source sentence or an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from exonym.alignment.sentences import split_sentences
from exonym.comparison.sentences import find_sentence_values
from exonym.comparison.values import AuditedArticle, ScoreKind
from exonym.errors import ModelMissing
from exonym.model import Score

ORDER = ("quality", "qe", "comet", "chrf", "bleu", "ter")
"""Scores in the order in which they are shown and ranked by; further ones follow by name."""


@dataclass(frozen=True)
class ScoreTable:
    """The values of one score by system, all of the same length."""

    kind: ScoreKind
    values: Mapping[str, tuple[float, ...]]

    @property
    def means(self) -> dict[str, float]:
        """The mean by system."""
        return {system: fmean(values) for system, values in self.values.items()}


def make_score_tables(audited: Sequence[AuditedArticle]) -> tuple[ScoreTable, ...]:
    """A table of each score that all reports have. Raises ModelMissing when there is none."""
    reports = [report for one in audited for report in one.reports.values()]
    shared = set.intersection(*(set(report.scores) for report in reports))
    if not shared:
        raise ModelMissing(next(s.why for s in reports[0].coverage.skipped if s.rule == "qe"))
    ordered = sorted(shared, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return tuple(_make_table(audited, name, reports[0].scores[name]) for name in ordered)


def _make_table(audited: Sequence[AuditedArticle], name: str, score: Score) -> ScoreTable:
    values = _list_by_sentence(audited, name)
    sentences = len(next(iter(values.values())))
    if not sentences:
        values = _list_by_article(audited, name)
    return ScoreTable(ScoreKind(name, score.range, sentences or None, score.signature), values)


def _list_by_sentence(audited: Sequence[AuditedArticle], name: str) -> dict[str, tuple[float, ...]]:
    """The sentences of all articles that have a value for every system; nothing for a score without sentences."""
    systems = tuple(audited[0].reports)
    scored = [s for one in audited for report in one.reports.values() for s in report.segments if name in s.scores]
    rows = [row for one in audited for row in _list_rows(one, systems, name)] if scored else []
    known = [[value for value in row if value is not None] for row in rows]
    whole = [row for row in known if len(row) == len(systems)]
    return {system: tuple(row[place] for row in whole) for place, system in enumerate(systems)}


def _list_rows(one: AuditedArticle, systems: Sequence[str], name: str) -> list[tuple[float | None, ...]]:
    sentences = split_sentences(one.article.source, one.article.source_lang)
    return list(zip(*(find_sentence_values(one.reports[system], sentences, name) for system in systems), strict=True))


def _list_by_article(audited: Sequence[AuditedArticle], name: str) -> dict[str, tuple[float, ...]]:
    return {s: tuple(one.reports[s].scores[name].value for one in audited) for s in audited[0].reports}
