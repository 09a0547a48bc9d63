"""How low good translations score: ``python -m training.threshold --documents FILE [FILE ...] [--cache DIR]``.

The files hold human translations of whole documents (JSONL, gzip: ``src`` a list of sentences, ``refs`` lists of their
translations by name). Prints, for several scores, the share of their segments below it; exonym.checks.quality_segment
takes its thresholds from this table.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from exonym.checkpoints import assemble, comet_model
from exonym.checkpoints.card import calibrated
from exonym.checkpoints.sample import Sample
from exonym.checks.quality_segment import SHORTEST
from training.measure import QE

LEVELS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)


def human(path: Path) -> Iterator[Sample]:
    """Source and human translation, sentence by sentence; segments that the check passes over are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            document = json.loads(line)
            for target in document["refs"].values():
                pairs = zip(document["src"], target, strict=True)
                yield from (Sample(s, t) for s, t in pairs if s.strip() and len(t) >= SHORTEST)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, nargs="+", required=True, help="human translations")
    parser.add_argument("--cache", type=Path, default=None, help="where the model is assembled")
    parser.add_argument("--every", type=int, default=1, help="take every so many segments")
    given = parser.parse_args()
    model = comet_model.load(assemble.assembled_folder(given.cache))
    knots = assemble.shipped_card().calibration[QE]
    for path in given.documents:
        asked = list(human(path))[:: given.every]
        scores = np.array([calibrated(found.score, knots) for found in model.predict(asked)])
        below = {level: round(100 * float((scores < level).mean()), 2) for level in LEVELS}
        print(path.name, len(asked), "mean", round(float(scores.mean()), 3), "per cent below", below, flush=True)
