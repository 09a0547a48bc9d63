"""What a person feels and an operator pays: a cold `exonym audit`, and the memory of a process that audits.

    python -m benchmarks.start [--source FILE --target FILE --source-lang pl]

Without files the pair of `exonym demo` is audited. A cold start is a new process each time, with the files of the
installation in the system's cache; the memory of a worker is what a process has once it has audited thirty times.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
from functools import partial
from pathlib import Path

from benchmarks.pairs import ROOT, seconds
from exonym import Auditor, Pair

DEMO = ROOT / "reference_pairs" / "demo"
PASSES = 5
AUDITS = 30


def cold(source: Path, target: Path, lang: str) -> float:
    """The median of the seconds that the command takes in a new process."""
    program = str(Path(sys.executable).with_name("exonym"))
    command = [program, "audit", str(source), str(target), "--source-lang", lang, "--out", os.devnull]
    return statistics.median(seconds(partial(subprocess.run, command, check=True)) for _ in range(PASSES))


def main(source: Path, target: Path, lang: str) -> None:
    """Measure and print."""
    print(f"cold audit: {cold(source, target, lang):.2f} s")
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"memory of the command at its most: {children / 1024:.0f} MB")
    auditor = Auditor()
    pair = Pair(target.read_text(encoding="utf-8"), source.read_text(encoding="utf-8"), source_lang=lang)
    warm = [seconds(lambda: auditor.audit(pair)) for _ in range(AUDITS)]
    print(f"warm audit: {statistics.median(warm[1:]):.2f} s, {len(auditor.audit(pair).segments)} segments")
    print(f"memory of a worker at its most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=next(DEMO.glob("source*"), None))
    parser.add_argument("--target", type=Path, default=next(DEMO.glob("target*"), None))
    parser.add_argument("--source-lang", default="pl")
    given = parser.parse_args()
    main(given.source, given.target, given.source_lang)
