import numpy as np
import pytest

from exonym.checkpoints import int8

ROWS = np.array([[0.5, -1.0, 0.25], [100.0, 3.0, 0.0], [0.0, 0.0, 0.0]], np.float32)


def test_a_matrix_comes_back_within_half_a_step_of_its_own_row() -> None:
    restored = int8.unpack(int8.pack({"dense.weight": ROWS}))["dense.weight"]
    step = np.abs(ROWS).max(axis=1, keepdims=True) / 127
    assert np.all(np.abs(restored - ROWS) <= step / 2 + 1e-7)


def test_matrices_are_stored_in_a_byte_a_weight() -> None:
    packed = int8.pack({"dense.weight": ROWS})
    assert packed["dense.weight"].dtype == np.int8
    assert packed["dense.weight.scale"].shape == (3,)


@pytest.mark.parametrize("values", [[1e-3, 7.0], [2.5]], ids=["bias", "scalar"])
def test_what_is_no_matrix_is_kept_exactly(values: list[float]) -> None:
    kept = np.array(values, np.float32)
    assert np.array_equal(int8.unpack(int8.pack({"x": kept}))["x"], kept)
