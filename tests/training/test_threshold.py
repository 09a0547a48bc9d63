import pytest

from training.threshold import threshold

PEAKS = [0.9, 0.5, 0.7, 0.6, 0.8]


@pytest.mark.parametrize(
    ("segments", "in_a_hundred", "reach_it"),
    [
        pytest.param(100, 2.0, 2, id="two in a hundred"),
        pytest.param(200, 2.0, 4, id="four in two hundred"),
        pytest.param(99, 2.0, 1, id="never one too many"),
        pytest.param(100, 0.5, 0, id="none"),
        pytest.param(1000, 2.0, 5, id="more allowed than there are"),
    ],
)
def test_no_more_spans_than_allowed_reach_the_threshold(segments: int, in_a_hundred: float, reach_it: int) -> None:
    least = threshold(PEAKS, segments, in_a_hundred)
    assert sum(peak >= least for peak in PEAKS) == reach_it
