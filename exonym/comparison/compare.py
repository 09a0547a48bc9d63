"""The way of a comparison: audit every translation, then tables, tests, consensus and changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from statistics import fmean

from exonym.alignment.sentences import split_sentences
from exonym.auditor import Auditor
from exonym.comparison.articles import make_pairs
from exonym.comparison.changes import find_changes
from exonym.comparison.consensus import CHRF, Utility, compute_expected_utilities
from exonym.comparison.scores import ScoreTable, make_score_tables
from exonym.comparison.statistics import bootstrap_means, count_wins, paired_t_test
from exonym.comparison.values import (
    AuditedArticle,
    Changes,
    ComparedArticle,
    Comparison,
    Difference,
    PlacedFinding,
    Resampling,
    System,
)


def audit_all(auditor: Auditor, article: ComparedArticle) -> AuditedArticle:
    """Audit every system's translation of an article. Raises what ``Auditor.audit`` raises."""
    return AuditedArticle(article, {system: auditor.audit(pair) for system, pair in make_pairs(article).items()})


def compare_systems(
    audited: Sequence[AuditedArticle],
    resampling: Resampling | None = None,
    utility: Utility = CHRF,
) -> Comparison:
    """Compare systems over all articles, each of which they all translated; the first system is the baseline.

    ``utility`` decides on the consensus. Raises ModelMissing when the reports share no score.
    """
    systems = tuple(audited[0].reports)
    resampling = resampling or Resampling()
    tables = make_score_tables(audited)
    utilities = [compute_expected_utilities(one, utility) for one in audited]
    return Comparison(
        articles=len(audited),
        sentences=sum(len(split_sentences(one.article.source, one.article.source_lang)) for one in audited),
        baseline=systems[0],
        scores=tuple(table.kind for table in tables),
        systems=_rank_systems(systems, audited, tables, utilities),
        differences=tuple(_find_differences(systems, tables, resampling)),
        changes=tuple(_gather_changes(audited, systems[0], system) for system in systems[1:]),
        resampling=resampling,
        utility=utility.name,
        utility_range=(0.0, utility.highest),
        notes=tuple(dict.fromkeys(n for one in audited for report in one.reports.values() for n in report.notes)),
    )


def _rank_systems(
    systems: Sequence[str],
    audited: Sequence[AuditedArticle],
    tables: Sequence[ScoreTable],
    utilities: Sequence[Mapping[str, float]],
) -> tuple[System, ...]:
    first = tables[0].means
    rows = [_make_system(name, first, audited, tables, utilities) for name in systems]
    return tuple(sorted(rows, key=lambda row: row.rank))


def _make_system(
    name: str,
    first: Mapping[str, float],
    audited: Sequence[AuditedArticle],
    tables: Sequence[ScoreTable],
    utilities: Sequence[Mapping[str, float]],
) -> System:
    reports = [one.reports[name] for one in audited]
    return System(
        name=name,
        rank=1 + sum(mean > first[name] for mean in first.values()),
        scores={table.kind.name: table.means[name] for table in tables},
        decisions=dict(Counter(report.verdict.decision for report in reports)),
        findings=dict(Counter(finding.rule for report in reports for finding in report.findings)),
        utility=fmean(by_system[name] for by_system in utilities),
        consensus=sum(max(by_system, key=lambda s: by_system[s]) == name for by_system in utilities),
    )


def _find_differences(
    systems: Sequence[str], tables: Sequence[ScoreTable], resampling: Resampling
) -> Iterator[Difference]:
    """For each pair of systems and each score that sentences have."""
    tested = [table for table in tables if table.kind.sentences]
    sampled = {t.kind.name: bootstrap_means([t.values[s] for s in systems], resampling) for t in tested}
    for (i, a), (j, b) in combinations(enumerate(systems), 2):
        for table in tested:
            low, high = table.kind.range
            means = sampled[table.kind.name]
            won = count_wins(means[i], means[j], high - low)
            test = paired_t_test(table.values[a], table.values[b])
            yield Difference(
                score=table.kind.name,
                a=a,
                b=b,
                difference=table.means[a] - table.means[b],
                a_wins=won.first,
                b_wins=won.second,
                ties=won.ties,
                t=test.t if test else None,
                p_value=test.p_value if test else None,
            )


def _gather_changes(audited: Sequence[AuditedArticle], baseline: str, system: str) -> Changes:
    new: list[PlacedFinding] = []
    gone: list[PlacedFinding] = []
    for one in audited:
        appeared, went = find_changes(one.reports[baseline], one.reports[system])
        new += (PlacedFinding(one.article.id, finding) for finding in appeared)
        gone += (PlacedFinding(one.article.id, finding) for finding in went)
    return Changes(system, baseline, tuple(new), tuple(gone))
