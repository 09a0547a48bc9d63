"""Weights as the command line and the service's settings write them."""

from __future__ import annotations

import pytest

from exonym.config.penalties import MQM, Weights, parse_weights
from exonym.errors import InvalidConfig


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", MQM, id="nothing said, MQM's own"),
        pytest.param("critical=10", Weights(critical=10), id="one severity"),
        pytest.param(" minor = 2 , name = 1.5 ", Weights(minor=2, rules={"name": 1.5}), id="a family's factor"),
        pytest.param("typography.spacing=0", Weights(rules={"typography.spacing": 0}), id="a rule that costs nothing"),
    ],
)
def test_weights_are_read(text: str, expected: Weights) -> None:
    assert parse_weights(text) == expected


@pytest.mark.parametrize("text", ["major", "major=", "major=many", "=3", "major=-1", "major=inf", "neutral=1"])
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(InvalidConfig, match="is not like 'major=5'"):
        parse_weights(text)
