from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest

from exonym.article import Article
from exonym.model import Finding, Mark, Severity, Side
from exonym.plugins import Check, load_checks
from exonym.report.echoes import drop_echoes

CHECKS = load_checks()


def finding(rule: str, start: int, end: int, side: Side = Side.TARGET) -> Finding:
    return Finding(
        code="XXX01",
        rule=rule,
        category="other",
        severity=Severity.MINOR,
        confidence=1.0,
        side=side,
        start=start,
        end=end,
        text="x" * (end - start),
        segment=0,
        message="",
        fingerprint="",
    )


@pytest.mark.parametrize(
    ("others", "kept"),
    [
        pytest.param([], True, id="alone"),
        pytest.param([finding("name.copied", 8, 14)], False, id="another rule says what is wrong"),
        pytest.param([finding("name.copied", 15, 20)], True, id="another rule marks the next word"),
        pytest.param([finding("omission.segment", 0, 40, Side.SOURCE)], True, id="on the other side"),
        pytest.param([finding("quality.span", 20, 24)], True, id="only the model says anything"),
    ],
)
def test_the_model_s_word_counts_where_no_rule_speaks(others: list[Finding], kept: bool) -> None:
    said = finding("quality.span", 10, 15)
    assert (said in drop_echoes([said, *others], CHECKS)) is kept
    assert all(other in drop_echoes([said, *others], CHECKS) for other in others)


@pytest.mark.parametrize(
    ("rules", "kept"),
    [
        pytest.param(
            ["name.garbled", "name.inflected"], ["name.inflected"], id="an ending explains the strange letters"
        ),
        pytest.param(["name.lowercased", "name.copied"], ["name.copied"], id="the right spelling has its capital"),
        pytest.param(
            ["name.inconsistent", "name.mixed_script"], ["name.mixed_script"], id="a letter of another alphabet"
        ),
        pytest.param(["acronym.wrong", "name.garbled"], ["acronym.wrong", "name.garbled"], id="other rules stay"),
        pytest.param(["name.garbled", "number.mismatch"], ["name.garbled", "number.mismatch"], id="no rule of names"),
    ],
)
def test_one_name_rule_speaks_of_a_word(rules: list[str], kept: list[str]) -> None:
    found = drop_echoes([finding(rule, 10, 15) for rule in rules], CHECKS)
    assert [f.rule for f in found] == kept


def test_name_rules_speak_of_a_word_each() -> None:
    found = [finding("name.garbled", 10, 15), finding("name.copied", 16, 20), finding("name.inflected", 10, 20)]
    assert drop_echoes(found, CHECKS) == found


@pytest.mark.parametrize("rule", ["date.mismatch", "number.unit"])
def test_a_number_in_a_wrong_date_or_measure_is_reported_once(rule: str) -> None:
    date, year, other = finding(rule, 10, 25), finding("number.mismatch", 21, 25), finding("number.mismatch", 30, 32)
    assert drop_echoes([date, year, other], CHECKS) == [date, other]


def test_a_number_left_out_of_the_source_is_no_part_of_a_date_of_the_target() -> None:
    found = [finding("date.mismatch", 10, 25), finding("number.mismatch", 21, 25, Side.SOURCE)]
    assert drop_echoes(found, CHECKS) == found


@dataclass(frozen=True)
class Rule(Check):
    code: str = "TST01"
    rule: str = "test.word"
    category: str = "style"
    severity: Severity = Severity.MINOR

    def find(self, article: Article) -> Iterable[Mark]:
        return ()


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        pytest.param(Rule(), True, id="a rule that yields to none"),
        pytest.param(Rule(yields_to=frozenset({"name.garbled"})), False, id="yields to the one that is there"),
        pytest.param(Rule(yields_to=frozenset({"name.lowercased"})), False, id="yields to one that yields to it"),
        pytest.param(Rule(yields_to=frozenset({"name.copied"})), True, id="yields to one that is not there"),
        pytest.param(Rule(explained_by=frozenset({"name.garbled"})), False, id="is explained by the one that is there"),
    ],
)
def test_a_new_rule_says_itself_what_it_yields_to(rule: Rule, kept: bool) -> None:
    found = [finding("test.word", 10, 15), finding("name.garbled", 10, 15)]
    assert drop_echoes(found, [*CHECKS, rule]) == (found if kept else found[1:])


def test_rules_that_yield_to_each_other_hang_nothing() -> None:
    one, other = Rule(yields_to=frozenset({"test.other"})), Rule(yields_to=frozenset({"test.word"}))
    found = [finding("test.word", 0, 4), finding("test.other", 0, 4)]
    assert drop_echoes(found, [one, replace(other, rule="test.other")]) == []
