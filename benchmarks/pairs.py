"""Sentence pairs to measure with: from a file of the user's, or made of what the project has."""

from __future__ import annotations

import csv
import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from exonym.checkpoints.sample import Sample

ROOT = Path(__file__).resolve().parent.parent


def samples(count: int, table: Path | None = None) -> list[Sample]:
    """That many pairs, no two alike: the columns src and mt of a gzipped TSV, or sentences of reference_pairs, each
    source joined to several targets. Ends the process when there are fewer."""
    found = list(islice(_of_table(table) if table else _of_project(), count))
    if len(found) < count:
        sys.exit(f"there are no more than {len(found)} pairs")
    return found


def _of_table(table: Path) -> Iterator[Sample]:
    with gzip.open(table, "rt", encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        yield from dict.fromkeys(Sample(one_line(row["src"]), one_line(row["mt"])) for row in rows)


def _of_project() -> Iterator[Sample]:
    lines = _all_lines()
    sources = list(dict.fromkeys(one_line(line["source"]) for line in lines if line.get("source")))
    targets = list(dict.fromkeys(one_line(line["target"]) for line in lines if line.get("target")))
    for shift in range(len(targets)):
        for place, source in enumerate(sources):
            yield Sample(source, targets[(place + shift) % len(targets)])


def translations() -> list[Sample]:
    """The sentences of reference_pairs that have both sides, as they belong together."""
    lines = _all_lines()
    both = (line for line in lines if line.get("source") and line.get("target"))
    return list(dict.fromkeys(Sample(one_line(line["source"]), one_line(line["target"])) for line in both))


def _all_lines() -> list[dict[str, Any]]:
    return [line for path in sorted((ROOT / "reference_pairs").glob("*.yaml")) for line in _lines(path)]


def _lines(path: Path) -> list[dict[str, Any]]:
    cases = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [line for kind in ("fires", "quiet") for case in cases.get(kind, []) for line in case["lines"]]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def one_line(text: str) -> str:
    """The text on one line, as comet-score reads it."""
    return " ".join(text.split())


def write_lines(path: Path, lines: list[str]) -> str:
    """A file of a line each; returns its name."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return str(path)


def seconds(run: Callable[[], object]) -> float:
    """How long a call takes, by the wall clock."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
