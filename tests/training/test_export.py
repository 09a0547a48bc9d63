import json
from pathlib import Path

import pytest
import torch
from safetensors.numpy import load_file

from exonym.checkpoints import int8
from exonym.checkpoints.assemble import WEIGHTS
from exonym.checkpoints.card import CARD, read_card
from training.export import card, export, relative_error, trained_weights

KNOTS = {"qe": [[-1.0, 0.0], [1.0, 1.0]]}


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The last checkpoint of a very small run."""
    torch.manual_seed(1)
    path = tmp_path / "last.pt"
    torch.save({"model": {"dense.weight": torch.randn(8, 16), "dense.bias": torch.randn(8)}, "step": 40}, path)
    return path


def test_what_ships_is_what_was_trained(tmp_path: Path, state: Path) -> None:
    export(state, tmp_path / "quality")
    packed = load_file(tmp_path / "quality" / WEIGHTS)
    assert relative_error(trained_weights(state), packed) < 0.01
    assert set(int8.unpack(packed)) == {"dense.weight", "dense.bias"}


def test_the_card_can_be_read_and_names_the_weights(tmp_path: Path, state: Path) -> None:
    made = export(state, tmp_path)
    read = read_card(tmp_path)
    assert read
    assert read.checksums[WEIGHTS] == made["sha256"][WEIGHTS]
    assert made["steps"] == 40


def test_an_older_calibration_is_kept(tmp_path: Path, state: Path) -> None:
    export(state, tmp_path)
    (tmp_path / CARD).write_text(json.dumps(card("00", 1, KNOTS, {})), encoding="utf-8")
    assert export(state, tmp_path)["calibration"] == KNOTS


def test_the_revision_changes_with_whatever_changes_a_score() -> None:
    revision = card("00", 40, KNOTS, {})["revision"]
    assert card("00", 41, KNOTS, {})["revision"] == revision
    assert card("01", 40, KNOTS, {})["revision"] != revision
    assert card("00", 40, {"qe": [[-2.0, 0.0], [1.0, 1.0]]}, {})["revision"] != revision
    assert card("00", 40, KNOTS, {"mark": 0.4})["revision"] != revision
