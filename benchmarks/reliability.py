"""Whether `qe` can be taken at its word: its score against what people gave, on MLQE-PE's dev split, and a plot.

    python -m benchmarks.reliability --data DIR --out benchmarks/reliability.svg

Ten equal parts of the examples by score; for each the mean score and the mean direct assessment divided by 100.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from exonym.checkpoints import assemble
from exonym.checkpoints.packaged.model import load
from training.data import read_pair
from training.evaluate import PAIRS, measure, reliability
from training.measure import QE

Part = tuple[int, float, float]


def parts(data: Path, rows: int | None) -> list[Part]:
    """(examples, mean score, mean assessment) of each part."""
    model, knots = load(), assemble.shipped_card().calibration[QE]
    return reliability([measure(model, knots, read_pair(data, pair, "dev")[:rows]) for pair in PAIRS])


def plot(found: Sequence[Part], out: Path) -> None:
    """Said against judged, with the line on which both are the same."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(5, 5), layout="constrained")
    axes.plot([0, 1], [0, 1], "--", color="grey", label="what it says is so")
    axes.plot([said for _, said, _ in found], [judged for _, _, judged in found], "o-", label="measured")
    axes.set(xlabel="qe", ylabel="people's score / 100", xlim=(0, 1), ylim=(0, 1))
    axes.legend()
    figure.savefig(out, metadata={"Date": None})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the MLQE-PE files")
    parser.add_argument("--rows", type=int, default=None, help="only so many examples a pair")
    parser.add_argument("--out", type=Path, help="where to draw the plot (SVG)")
    given = parser.parse_args()
    measured = parts(given.data, given.rows)
    for count, said, judged in measured:
        print(f"{count} examples: said {said:.3f}, people {judged:.3f}")
    if given.out:
        plot(measured, given.out)
