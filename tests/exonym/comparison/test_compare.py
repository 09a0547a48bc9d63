"""A whole comparison of translations with scores and findings made by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from exonym.comparison import AuditedArticle, Comparison, Resampling, compare_systems
from exonym.comparison.as_json import comparison_to_dict
from exonym.comparison.as_text import write_comparison
from exonym.errors import ModelMissing
from exonym.model import Coverage, Decision, Skipped
from tests.exonym.comparison.made import SOURCE, audited, found

TARGETS = {
    "old": "Istia write about it.\nThe minister was silent.\nThe premier left.",
    "new": "Izvestia write about it.\nThe minister was silent.\nThe prime minister left.",
    "odd": "Something else.\nQuite another text here.\nNo.",
}
QE = {"old": [0.5, 0.75, 0.75], "new": [0.75, 0.75, 0.9], "odd": [0.2, 0.25, 0.1]}
FINDINGS = {
    "old": [found("name.garbled", "Istia", source=(0, 9))],
    "odd": [found("number.mismatch", "\x1b[2J", segment=1)],
}


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare_systems([audited(TARGETS, QE, FINDINGS), audited(TARGETS, QE, FINDINGS, id="b")])


def test_systems_are_ranked_by_the_mean_over_sentences(comparison: Comparison) -> None:
    assert [(s.rank, s.name, round(s.scores["qe"], 4)) for s in comparison.systems] == [
        (1, "new", 0.8),
        (2, "old", 0.6667),
        (3, "odd", 0.1833),
    ]
    assert (comparison.articles, comparison.sentences, comparison.baseline) == (2, 6, "old")


def test_equal_means_share_a_rank() -> None:
    ranked = compare_systems([audited(TARGETS, {**QE, "old": QE["new"]})]).systems
    assert [(s.rank, s.name) for s in ranked] == [(1, "old"), (1, "new"), (3, "odd")]


def test_what_is_scored_by_article_is_not_tested(comparison: Comparison) -> None:
    assert [(kind.name, kind.sentences) for kind in comparison.scores] == [("qe", 6), ("bleu", None)]
    assert {d.score for d in comparison.differences} == {"qe"}
    assert comparison.systems[0].scores["bleu"] == pytest.approx(0.3)


def test_each_pair_of_systems_is_tested_once(comparison: Comparison) -> None:
    assert [(d.a, d.b) for d in comparison.differences] == [("old", "new"), ("old", "odd"), ("new", "odd")]
    first = comparison.differences[0]
    assert first.difference == pytest.approx(-0.4 / 3)
    assert first.b_wins > first.a_wins == 0
    assert first.a_wins + first.b_wins + first.ties == pytest.approx(1)


def test_a_sentence_without_a_score_for_one_system_is_left_out_for_all() -> None:
    kinds = compare_systems([audited(TARGETS, {**QE, "odd": [0.2, None, 0.1]})])
    assert kinds.scores[0].sentences == 2
    assert {s.name: round(s.scores["qe"], 4) for s in kinds.systems} == {"old": 0.625, "new": 0.825, "odd": 0.15}


def test_findings_are_set_against_those_of_the_first_system(comparison: Comparison) -> None:
    told = [
        (c.system, [(p.article, p.finding.rule) for p in c.new], [(p.article, p.finding.rule) for p in c.gone])
        for c in comparison.changes
    ]
    gone = [("a", "name.garbled"), ("b", "name.garbled")]
    assert told == [("new", [], gone), ("odd", [("a", "number.mismatch"), ("b", "number.mismatch")], gone)]


def test_findings_and_decisions_are_counted(comparison: Comparison) -> None:
    new, old, _ = comparison.systems
    assert (new.decisions, new.findings) == ({Decision.PUBLISH: 2}, {})
    assert (old.decisions, old.findings) == ({Decision.REVIEW: 2}, {"name.garbled": 2})


def test_the_odd_one_out_is_not_the_consensus(comparison: Comparison) -> None:
    agreement = {s.name: (s.consensus, s.utility) for s in comparison.systems}
    assert agreement["odd"][0] == 0
    assert sum(articles for articles, _ in agreement.values()) == 2
    assert agreement["odd"][1] < min(agreement["new"][1], agreement["old"][1])


def test_the_same_input_gives_the_same_comparison(comparison: Comparison) -> None:
    assert comparison == compare_systems([audited(TARGETS, QE, FINDINGS), audited(TARGETS, QE, FINDINGS, id="b")])


def test_without_any_score_it_says_why() -> None:
    one = audited(TARGETS, QE)
    coverage = Coverage(skipped=(Skipped("qe", "the model is not here"),))
    bare = {system: replace(report, scores={}, coverage=coverage) for system, report in one.reports.items()}
    with pytest.raises(ModelMissing, match="the model is not here"):
        compare_systems([AuditedArticle(one.article, bare)])


def _said(comparison: Comparison, pattern: str) -> Sequence[str]:
    return [line.strip() for line in write_comparison(comparison).splitlines() if re.search(pattern, line)]


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        pytest.param("is first", ["new is first by qe: better than old and odd."], id="the headline"),
        pytest.param(
            "^  [123]  ",
            [
                "1  new     0.800  0.300        2       0     0         0",
                "2  old     0.667  0.300        0       2     0         2",
                "3  odd     0.183  0.300        0       2     0         2",
            ],
            id="the ranking",
        ),
        pytest.param("errors: ", ["gone name errors: 2", "new number errors: 2", "gone name errors: 2"], id="changes"),
        pytest.param("^    b: name", ["b: name.garbled major  'Istia' is wrong."] * 2, id="a finding and its article"),
        pytest.param("number.mismatch .* wrong", [f"{i}: number.mismatch major  '�[2J' is wrong." for i in "ab"],
                     id="control characters do not reach the terminal"),
        pytest.param("A note", ["A note."], id="what the reports' reader has to know, once"),
    ],
)  # fmt: skip
def test_text(comparison: Comparison, pattern: str, wanted: Sequence[str]) -> None:
    assert _said(comparison, pattern) == wanted


@pytest.mark.parametrize(
    ("old", "new", "headline"),
    [
        ([0.5, 0.5, 0.5], [0.6, 0.4, 0.6], "new is first by qe: its lead over old may be chance."),
        ([0.5, 0.5, 0.5], [0.5, 0.5, 0.5], "old and new are equal by qe."),
        ([0.1, 0.2, 0.3], [0.5, 0.61, 0.7], "new is first by qe: better than old."),
    ],
    ids=["too few sentences to know", "the same scores", "clearly better"],
)
def test_the_headline_says_no_more_than_is_known(old: Sequence[float], new: Sequence[float], headline: str) -> None:
    two = {system: TARGETS[system] for system in ("old", "new")}
    assert _said(compare_systems([audited(two, {"old": old, "new": new})]), "by qe") == [headline]


def test_two_systems_have_no_consensus() -> None:
    two = {system: TARGETS[system] for system in ("old", "new")}
    assert not _said(compare_systems([audited(two, QE)]), "Consensus")


def test_json_has_it_all(comparison: Comparison) -> None:
    written = json.loads(json.dumps(comparison_to_dict(comparison)))
    assert [system["name"] for system in written["systems"]] == ["new", "old", "odd"]
    assert written["systems"][1]["findings"] == {"name.garbled": 2}
    assert written["resampling"] == {"samples": 300, "ratio": 0.4, "seed": 1}
    gone = written["changes"][0]["gone"][1]
    assert (gone["article"], gone["rule"], gone["source_span"]["text"]) == ("b", "name.garbled", SOURCE[:9])


def test_a_range_without_end_is_null_in_json(comparison: Comparison) -> None:
    endless = replace(comparison, scores=(replace(comparison.scores[0], range=(0.0, float("inf"))),))
    assert comparison_to_dict(endless)["scores"][0]["range"] == [0.0, None]


def test_resampling_is_the_callers_to_set() -> None:
    asked = Resampling(samples=10, ratio=1.0, seed=3)
    assert compare_systems([audited(TARGETS, QE)], asked).resampling == asked
