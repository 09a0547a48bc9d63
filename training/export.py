"""Pack a run's weights for shipping: ``python -m training.export --state RUN/last.pt --out exonym/data/quality``.

Writes weights.safetensors (int8 by output channel, see exonym.checkpoints.int8) and model.json. The calibration in an
older model.json is kept until ``training.calibrate`` measures it anew. Prints sizes and how far the packed weights are
from the trained ones; ``training.evaluate`` says what that does to the scores.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save_file

from exonym.checkpoints import int8, wheel
from exonym.checkpoints.assemble import WEIGHTS
from exonym.checkpoints.card import CARD
from training.data import PAIRS

NAME = "exonym-qe-1"
UNCALIBRATED = {"qe": [[-1.5, 0.0], [1.0, 1.0]]}
"""Stands in the card between the first export and the first calibration."""


def trained_weights(state: Path) -> int8.Float32:
    """The weights of a run's checkpoint, as float32 arrays."""
    saved = torch.load(state, weights_only=True)["model"]
    return {name: tensor.float().contiguous().numpy() for name, tensor in saved.items()}


def card(weights_sha256: str, steps: int, calibration: dict[str, Any], words: dict[str, float]) -> dict[str, Any]:
    """What model.json says. The revision changes with anything that changes a score."""
    decides = json.dumps([weights_sha256, calibration, words], sort_keys=True).encode()
    return {
        "name": NAME,
        "revision": hashlib.sha256(decides).hexdigest()[:12],
        "licence": "apache-2.0",
        "encoder": {"name": "multilingual-e5-small", "licence": "MIT", "from": f"{wheel.WHEEL}=={wheel.WHEEL_VERSION}"},
        "trained_on": "mlqe-pe",
        "trained_on_licence": "CC0-1.0",
        "steps": steps,
        "languages": list(PAIRS),
        "range": [0, 1],
        "calibration": calibration,
        "words": words,
        "sha256": {WEIGHTS: weights_sha256, wheel.DATA_FILE: wheel.DATA_SHA256},
    }


def export(state: Path, out: Path) -> dict[str, Any]:
    """Write the two files; returns the card."""
    out.mkdir(parents=True, exist_ok=True)
    weights = trained_weights(state)
    packed = int8.pack(weights)
    save_file(packed, out / WEIGHTS)
    (out / WEIGHTS).chmod(0o644)
    print(f"{(out / WEIGHTS).stat().st_size / 1e6:.1f} MB, {relative_error(weights, packed):.2%} relative error")
    digest = hashlib.sha256((out / WEIGHTS).read_bytes()).hexdigest()
    old = json.loads((out / CARD).read_text(encoding="utf-8")) if (out / CARD).exists() else {}
    steps = torch.load(state, weights_only=True)["step"]
    made = card(digest, steps, old.get("calibration", UNCALIBRATED), old.get("words", {}))
    write_card(out, made)
    return made


def rewrite_card(shipped: Path, **changed: Any) -> None:
    """Put another ``calibration`` or other thresholds of ``words`` into model.json."""
    old = json.loads((shipped / CARD).read_text(encoding="utf-8"))
    kept = {"calibration": old["calibration"], "words": old.get("words", {})}
    write_card(shipped, card(old["sha256"][WEIGHTS], old["steps"], **(kept | changed)))


def write_card(out: Path, made: dict[str, Any]) -> None:
    """Write model.json."""
    (out / CARD).write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


def relative_error(weights: int8.Float32, packed: int8.Packed) -> float:
    """Norm of what packing took from a matrix over the norm of the matrix, in the mean of the matrices."""
    restored = int8.unpack(packed)
    matrices = {name: values for name, values in weights.items() if values.ndim == 2}
    norm = np.linalg.norm
    return float(np.mean([norm(values - restored[name]) / norm(values) for name, values in matrices.items()]))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True, help="last.pt of a run")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights.safetensors and model.json")
    given = parser.parse_args()
    export(given.state, given.out)
