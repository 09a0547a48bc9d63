"""Names that people corrected when they edited machine translations: the share that the name rules mark.

    python -m benchmarks.name_edits --edits NAME_EDITS.tsv.gz [--rules-only] [--examples]

The file lists changes between the translations of MLQE-PE (CC0) and their edits: lp, split, index, mt_span, src, mt, a
row a change, texts tokenised. ``name_edits.tsv`` says which rows are corrections of a name's spelling or of whom it
names, read one by one: the change is number ``edit`` (from 0) of those with that lp, split and index.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.name_findings import Findings, finder, marks, percent
from exonym import Pair, Span

TABLE = Path(__file__).with_suffix(".tsv")
Key = tuple[str, str, str, int]


@dataclass(frozen=True)
class Edit:
    """A translation, the places in its target of the name that was corrected, and the class of the error."""

    pair: Pair
    spans: tuple[Span, ...]
    lp: str
    kind: str


def read_edits(path: Path) -> list[Edit]:
    """The corrections that the table names. Ends the process when one is not in the file."""
    kinds = _kinds()
    rows = _rows(path)
    missing = [key for key in kinds if key not in rows]
    if missing:
        sys.exit(f"{len(missing)} edits are not in {path}, {missing[0]} for one")
    return [_edit(rows[key], key, kind) for key, kind in kinds.items()]


def _kinds() -> dict[Key, str]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream, delimiter="\t")
        return {(row["lp"], row["split"], row["index"], int(row["edit"])): row["class"] for row in rows}


def _rows(path: Path) -> dict[Key, dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        rows = sorted(csv.DictReader(stream, delimiter="\t"), key=_sentence)
    grouped = (enumerate(edits) for _, edits in groupby(rows, key=_sentence))
    return {(*_sentence(row), number): row for edits in grouped for number, row in edits}


def _sentence(row: dict[str, str]) -> tuple[str, str, str]:
    return row["lp"], row["split"], row["index"]


def _edit(row: dict[str, str], key: Key, kind: str) -> Edit:
    name = "_".join(map(str, key))
    pair = Pair(row["mt"], row["src"], None, row["lp"][:2], row["lp"][3:], name)
    return Edit(pair, places(row["mt_span"], row["mt"]), row["lp"], kind)


def places(words: str, text: str) -> tuple[Span, ...]:
    """Where the words stand in a tokenised text."""
    return tuple(Span(*found.span()) for found in re.finditer(rf"(?<!\S){re.escape(words)}(?!\S)", text))


def hit(edit: Edit, findings: Findings) -> bool:
    """Whether a finding marks one of the places."""
    return any(marks(finding, span) for finding in findings for span in edit.spans)


def report(edits: Iterable[Edit], hits: set[Edit]) -> None:
    """Print the shares by language pair and class, then one line of JSON."""
    of = Counter(key for edit in edits for key in ((edit.lp, "all"), (edit.lp, edit.kind)))
    got = Counter(key for edit in hits for key in ((edit.lp, "all"), (edit.lp, edit.kind)))
    for key in sorted(of):
        print(f"{key[0]} {key[1]:20} {got[key]:4} of {of[key]:4}  {percent(got[key], of[key]):5} %")
    found = {" ".join(key): percent(got[key], of[key]) for key in sorted(of)}
    print(json.dumps({"bench": "name_edits", "found": found}))


def main(path: Path, *, rules_only: bool, examples: bool) -> None:
    """Audit the edited translations and print how many of the corrected names are marked."""
    find = finder(rules_only=rules_only)
    edits = read_edits(path)
    hits = {edit for edit in edits if hit(edit, find(edit.pair))}
    if examples:
        for edit in edits:
            if edit not in hits:
                print(f"{edit.lp} {edit.kind}: {[s.of(edit.pair.target) for s in edit.spans]} | {edit.pair.source}")
    report(edits, hits)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--edits", type=Path, required=True, help="the changes, a gzipped TSV file")
    parser.add_argument("--rules-only", action="store_true", help="lines are segments; no models, many times as fast")
    parser.add_argument("--examples", action="store_true", help="print what was missed")
    given = parser.parse_args()
    main(given.edits, rules_only=given.rules_only, examples=given.examples)
