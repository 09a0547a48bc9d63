"""How fast the packaged model scores, against unbabel-comet's own `comet-score` on the same checkpoint, in one run.

    python benchmarks/qe_speed.py [PAIRS]

PAIRS (400) sentence pairs come from reference_pairs, each source joined to several targets so that no pair is repeated.
Exonym's figure is the median of three warm passes. comet-score is a program that loads the model each time, so it is
run on PAIRS and on twice as many: the difference is what PAIRS cost it when it is warm. Both use all cores, and their
raw scores are compared.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from exonym.checkpoints import comet_model, store
from exonym.checkpoints.comet_model import Sample

ROOT = Path(__file__).resolve().parent.parent
PASSES = 3


def samples(count: int) -> list[Sample]:
    """That many pairs of sentences, no two alike."""
    lines = [line for path in sorted((ROOT / "reference_pairs").glob("*.yaml")) for line in _lines(path)]
    sources = list(dict.fromkeys(one_line(line["source"]) for line in lines if line.get("source")))
    targets = list(dict.fromkeys(one_line(line["target"]) for line in lines if line.get("target")))
    every = (
        Sample(source, targets[(place + shift) % len(targets)])
        for shift in range(len(targets))
        for place, source in enumerate(sources)
    )
    return list(islice(every, count))


def one_line(text: str) -> str:
    """The text on one line, as comet-score reads it."""
    return " ".join(text.split())


def _lines(path: Path) -> list[dict[str, Any]]:
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [line for kind in ("fires", "quiet") for case in cases.get(kind, []) for line in case["lines"]]


def seconds(run: Callable[[], object]) -> float:
    """How long a call takes, by the wall clock."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def comet_score(folder: Path, pairs: Sequence[Sample]) -> list[float]:
    """Raw scores by unbabel-comet's program."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        (scratch / "source").write_text("".join(f"{pair.source}\n" for pair in pairs), encoding="utf-8")
        (scratch / "target").write_text("".join(f"{pair.target}\n" for pair in pairs), encoding="utf-8")
        command = [Path(sys.executable).with_name("comet-score"), "-s", "source", "-t", "target"]
        options = ["--model", folder / comet_model.CHECKPOINT, "--gpus", "0", "--quiet", "--to_json", "scores.json"]
        subprocess.run([*command, *options], check=True, cwd=scratch, capture_output=True)
        scored = json.loads((scratch / "scores.json").read_text(encoding="utf-8"))
    return [float(segment["COMET"]) for segment in scored["target"]]


def main() -> None:
    """Measure both and print a line each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    once, twice = samples(count), samples(2 * count)
    if len(twice) < 2 * count:
        sys.exit(f"reference_pairs gives no more than {len(twice)} pairs")
    folder = store.build_packaged()
    model = comet_model.load(folder)
    model.predict(once)
    ours = statistics.median(seconds(lambda: model.predict(once)) for _ in range(PASSES))
    cold = seconds(lambda: comet_score(folder, once))
    theirs = seconds(lambda: comet_score(folder, twice)) - cold
    apart = max(abs(a.score - b) for a, b in zip(model.predict(once), comet_score(folder, once), strict=True))
    print(f"exonym, warm        {count / ours:7.1f} pairs/s")
    print(f"comet-score, warm   {count / theirs:7.1f} pairs/s   exonym is {theirs / ours:.2f} times as fast")
    print(f"comet-score, whole  {count / cold:7.1f} pairs/s   with its start")
    print(f"raw scores differ by at most {apart:.1e}")


if __name__ == "__main__":
    main()
