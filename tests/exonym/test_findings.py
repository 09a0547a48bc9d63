import pytest

from exonym.findings import without_echoes
from exonym.model import Finding, Severity, Side


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
