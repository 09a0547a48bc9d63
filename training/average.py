"""The mean of the weights of several runs: ``python -m training.average --states A/last.pt B/last.pt --out MEAN.pt``.

Runs that began from one another lie near enough for their mean to be a model, and a steadier one than either (Wortsman
et al. 2022, "Model soups").
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch


def average(states: Sequence[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Each weight's mean over the states, which must hold the same weights."""
    return {name: torch.stack([state[name].float() for state in states]).mean(0) for name in states[0]}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=Path, nargs="+", required=True, help="checkpoints of runs")
    parser.add_argument("--out", type=Path, required=True, help="where to write their mean, for training.export")
    given = parser.parse_args()
    runs = [torch.load(path, weights_only=True) for path in given.states]
    torch.save({"model": average([run["model"] for run in runs]), "step": sum(run["step"] for run in runs)}, given.out)
