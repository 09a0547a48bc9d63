import pytest

from exonym.model import Finding, Severity, Side
from exonym.report.findings import without_echoes


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
    assert (said in without_echoes([said, *others])) is kept
    assert all(other in without_echoes([said, *others]) for other in others)


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
    found = without_echoes([finding(rule, 10, 15) for rule in rules])
    assert [f.rule for f in found] == kept


def test_name_rules_speak_of_a_word_each() -> None:
    found = [finding("name.garbled", 10, 15), finding("name.copied", 16, 20), finding("name.inflected", 10, 20)]
    assert without_echoes(found) == found


@pytest.mark.parametrize("rule", ["date.mismatch", "number.unit"])
def test_a_number_in_a_wrong_date_or_measure_is_reported_once(rule: str) -> None:
    date, year, other = finding(rule, 10, 25), finding("number.mismatch", 21, 25), finding("number.mismatch", 30, 32)
    assert without_echoes([date, year, other]) == [date, other]
