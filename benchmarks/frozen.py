"""Whether two states of the code give the same reports.

    python -m benchmarks.frozen write OUT.jsonl.gz [--articles PAIRS.jsonl.gz] [--rules-only]
    python -m benchmarks.frozen compare BEFORE.jsonl.gz AFTER.jsonl.gz

``write`` audits every case of reference_pairs/, and articles in the form that ``exonym audit --jsonl`` reads: of these
every fourth as it is, every fourth as HTML, every fourth without its source, and every fourth without the source's
language. ``--rules-only`` leaves the models out: nothing is scored, sentences are aligned by length and letters, and it
takes a tenth of the time. ``compare`` prints which reports differ, and in which findings, names or scores; versions of
the engine are no difference. Exit code 1 when any differs.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import yaml

from benchmarks.pairs import ROOT, read_rows
from exonym import Auditor, Format, Pair
from exonym.report import pair_from_dict, report_to_dict

Row = dict[str, Any]
_LISTS = ("findings", "names", "segments", "paragraphs", "notes")
"""Parts of a report that are compared item by item."""


def main(given: argparse.Namespace) -> int:
    """Write reports, or compare them: the process's exit code."""
    if given.action == "compare":
        return print_differences(read_rows(given.before), read_rows(given.after))
    auditor = Auditor(embed=embed_by_length) if given.rules_only else Auditor()
    if given.rules_only:
        auditor.scorers = ()
    pairs = [*reference_pairs(), *vary(read_pairs(given.articles) if given.articles else ())]
    with gzip.open(given.out, "wt", encoding="utf-8") as stream:
        for pair in pairs:
            stream.write(json.dumps(frozen_report(auditor, pair), ensure_ascii=False) + "\n")
    print(f"{len(pairs)} reports")
    return 0


def frozen_report(auditor: Auditor, pair: Pair) -> Row:
    """The report of a pair as JSON has it, without the versions of what made it."""
    report = report_to_dict(auditor.audit(pair))
    del report["engine"]
    return report


def reference_pairs() -> Iterator[Pair]:
    """Every case of reference_pairs/, its lines joined to an article."""
    for path in sorted((ROOT / "reference_pairs").glob("*.yaml")):
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        for kind in ("fires", "quiet"):
            for number, case in enumerate(cases.get(kind, [])):
                yield _case_pair(f"{path.stem}/{kind}/{number}", case)


def _case_pair(name: str, case: Row) -> Pair:
    source, target = (
        "\n".join(line[side] for line in case["lines"] if line.get(side)) for side in ("source", "target")
    )
    return Pair(target or "-", source or None, None, case.get("source_lang"), case.get("target_lang", "en"), id=name)


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a JSONL file, gzipped or not."""
    return (pair_from_dict(row) for row in read_rows(path))


def vary(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Each pair in one of four ways in turn: as it is, as HTML, without a source, with a source of unknown language."""
    for place, pair in enumerate(pairs):
        way = place % 4
        if way == 1 and pair.format is Format.TEXT:
            pair = replace(pair, source=_as_html(pair.source), target=_as_html(pair.target), format=Format.HTML)
        elif way == 2:
            pair = replace(pair, source=None)
        elif way == 3:
            pair = replace(pair, source_lang=None)
        yield pair


def _as_html(text: str | None) -> Any:
    return text and "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines())


def embed_by_length(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Unit vectors that say no more of a text than how long it is and which letters it has."""
    rows = np.array([np.bincount([ord(c) % 64 for c in text], minlength=64) for text in texts], np.float32) + 0.1
    vectors: npt.NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return vectors


def print_differences(before: Iterable[Row], after: Iterable[Row]) -> int:
    """Print what differs: 1 if anything does, else 0."""
    then, now = ({row["id"]: row for row in rows} for rows in (before, after))
    differing = [name for name in then.keys() | now.keys() if then.get(name) != now.get(name)]
    for name in sorted(differing):
        print(name)
        for line in describe_difference(then.get(name, {}), now.get(name, {})):
            print("   ", line)
    print(f"{len(differing)} of {len(then.keys() | now.keys())} reports differ")
    return 1 if differing else 0


def describe_difference(before: Row, after: Row) -> Iterator[str]:
    """A line for whatever one report has and the other has not."""
    for part in sorted(before.keys() | after.keys()):
        then, now = before.get(part), after.get(part)
        if then == now:
            continue
        if part in _LISTS and then is not None and now is not None:
            yield from (f"{part}: - {_short(item)}" for item in then if item not in now)
            yield from (f"{part}: + {_short(item)}" for item in now if item not in then)
        else:
            yield f"{part}: {_short(then)} -> {_short(now)}"


def _short(value: Any) -> str:
    if isinstance(value, dict) and "rule" in value:
        value = [value.get(key) for key in ("rule", "severity", "start", "text", "message", "suggestions")]
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else f"{text[:300]} ..."


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(dest="action", required=True)
    write = actions.add_parser("write")
    write.add_argument("out", type=Path)
    write.add_argument("--articles", type=Path, help="JSONL file of article pairs, gzipped or not")
    write.add_argument("--rules-only", action="store_true")
    compare = actions.add_parser("compare")
    compare.add_argument("before", type=Path)
    compare.add_argument("after", type=Path)
    sys.exit(main(parser.parse_args()))
