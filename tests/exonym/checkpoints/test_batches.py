from collections.abc import Sequence

import pytest

from exonym.checkpoints.batches import token_batches


@pytest.mark.parametrize(
    ("lengths", "budget", "wanted"),
    [
        pytest.param([], 10, [], id="nothing"),
        pytest.param([3, 5, 4], 10, [[1, 2], [0]], id="longest first, padding counted"),
        pytest.param([50, 2], 10, [[0], [1]], id="one over budget goes alone"),
        pytest.param([1, 1, 1], 10, [[0, 1, 2]], id="all fit"),
    ],
)
def test_token_batches(lengths: Sequence[int], budget: int, wanted: list[list[int]]) -> None:
    assert list(token_batches(lengths, budget)) == wanted
