"""How fast the packaged model scores, against unbabel-comet on the same checkpoint and the same pairs, in one run.

    python -m benchmarks.speed [--pairs 1000] [--table FILE.tsv.gz]

"Whole" is a command from its start to its end: `comet-score` and `exonym score`. "Started" is the scoring alone, in a
process that has loaded the model: unbabel-comet's own predict, in batches of 16 sorted by length as comet-score asks
for them, and Exonym's. All use every core. Of what can be repeated, the best of three passes counts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import kendalltau

from benchmarks.pairs import samples, seconds, write_lines
from exonym.checkpoints import assemble, comet_model, store
from exonym.checkpoints.card import calibrated
from exonym.checkpoints.lazy_comet import comet_models
from exonym.checkpoints.packaged import model as packaged
from exonym.checkpoints.sample import Model, Sample
from exonym.config import Precision

PASSES = 3


def best(run: Callable[[], object]) -> float:
    """Seconds of the quickest pass."""
    return min(seconds(run) for _ in range(PASSES))


def whole_commands(folder: Path, pairs: Sequence[Sample]) -> dict[str, float]:
    """Seconds of each command, with its start."""
    with tempfile.TemporaryDirectory() as name:
        source = write_lines(Path(name, "source"), [pair.source for pair in pairs])
        target = write_lines(Path(name, "target"), [pair.target for pair in pairs])
        checkpoint = str(folder / comet_model.CHECKPOINT)
        comet = ["comet-score", "-s", source, "-t", target, "--model", checkpoint, "--gpus", "0", "--quiet"]
        ours = ["exonym", "score", source, target, "--out", str(Path(name, "out"))]
        return {
            "comet-score": seconds(lambda: _run(comet)),
            "exonym float32": min(seconds(lambda: _run([*ours, "--precision", "float32"])) for _ in range(2)),
            "exonym int8": min(seconds(lambda: _run(ours)) for _ in range(2)),
        }


def _run(command: Sequence[str]) -> None:
    program = Path(sys.executable).with_name(command[0])
    subprocess.run([program, *command[1:]], check=True, capture_output=True)


def comet_predict(folder: Path, pairs: Sequence[Sample]) -> tuple[float, list[float]]:
    """Seconds of unbabel-comet's predict once its model is loaded, and its raw scores."""
    model: Any = comet_models().load_from_checkpoint(folder / comet_model.CHECKPOINT)
    asked = [pair.as_comet() for pair in pairs]
    scores: list[float] = []

    def run() -> None:
        scores[:] = model.predict(asked, batch_size=16, gpus=0, progress_bar=False, num_workers=2).scores

    run()
    return seconds(run), scores


def raw_scores(model: Model, pairs: Sequence[Sample]) -> list[float]:
    """On the checkpoint's own scale."""
    return [found.score for found in model.predict(pairs)]


def on_unit(raw: Sequence[float]) -> npt.NDArray[np.float64]:
    """Raw scores as ``qe``."""
    knots = assemble.shipped_card().calibration["qe"]
    return np.array([calibrated(score, knots) for score in raw])


def show(what: str, found: dict[str, float], against: float, count: int) -> None:
    """A line for each."""
    for name, took in found.items():
        print(f"{what:8} {name:15} {took:7.2f} s {count / took:7.1f} pairs/s {against / took:6.2f} x comet", flush=True)


def main(count: int, table: Path | None) -> None:
    """Measure and print."""
    pairs, folder = samples(count, table), store.build_packaged()
    exact, quick = packaged.load(Precision.FLOAT32), packaged.load(Precision.INT8)
    quick.predict(pairs)
    started = {"exonym int8": best(lambda: quick.predict(pairs)), "exonym float32": best(lambda: exact.predict(pairs))}
    started["comet"], theirs = comet_predict(folder, pairs)
    show("started", started, started["comet"], count)
    whole = whole_commands(folder, pairs)
    show("whole", whole, whole["comet-score"], count)
    full, int8 = raw_scores(exact, pairs), raw_scores(quick, pairs)
    print(f"float32 against comet: raw scores differ by at most {np.abs(np.subtract(full, theirs)).max():.1e}")
    apart = np.abs(on_unit(int8) - on_unit(full))
    print(f"int8 against float32: qe differs by {apart.mean():.4f} in the mean, tau {kendalltau(int8, full)[0]:.4f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000, help="how many")
    parser.add_argument("--table", type=Path, help="take them from the columns src and mt of a gzipped TSV")
    given = parser.parse_args()
    main(given.pairs, given.table)
