"""Names that translation engines really got wrong: the share that the name rules find, and of fair ones that they flag.

    python -m benchmarks.real_names --articles WMT22.jsonl.gz [--rules-only] [--split dev] [--examples]

``real_names.tsv`` says where the names stand (id of the article, characters of its target, end exclusive), whether
an editor would correct them, and why. The articles themselves (news of WMT22, Russian to English, as six engines
translated them; a JSON object a line: id, source, target, source_lang, target_lang) are not ours to ship. A wrong name
is found when a finding of a name or acronym rule overlaps it and is not much longer; a fair one is flagged when any
does.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.name_findings import Findings, finder, marks, percent
from benchmarks.pairs import read_rows
from exonym import Pair, Span

TABLE = Path(__file__).with_suffix(".tsv")
WRONG, FAIR = "wrong", "fair"


@dataclass(frozen=True)
class JudgedName:
    """A name of an article's target that somebody read and judged ("wrong" or "fair"), of a class and a split."""

    article: str
    span: Span
    verdict: str
    kind: str
    split: str


def judged_names(table: Path = TABLE, split: str | None = None) -> list[JudgedName]:
    """The judged names, all or those of one split ("dev", "held"; no article is in both)."""
    with table.open(encoding="utf-8", newline="") as stream:
        found = [_judged(row) for row in csv.DictReader(stream, delimiter="\t")]
    return [name for name in found if split in (None, name.split)]


def _judged(row: dict[str, str]) -> JudgedName:
    return JudgedName(row["id"], Span(int(row["start"]), int(row["end"])), row["verdict"], row["class"], row["split"])


def read_articles(path: Path, wanted: set[str]) -> dict[str, Pair]:
    """The wanted articles by id, from a JSONL file or a gzipped one. Ends the process when one is not there."""
    found = {row["id"]: _pair(row) for row in read_rows(path) if row["id"] in wanted}
    if wanted - found.keys():
        sys.exit(f"{len(wanted - found.keys())} articles are not in {path}, {min(wanted - found.keys())} for one")
    return found


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(row["target"], row["source"], None, row["source_lang"], row["target_lang"], row["id"])


def hit(name: JudgedName, findings: Findings) -> bool:
    """Whether a wrong name is found, or a fair one flagged."""
    if name.verdict == WRONG:
        return any(marks(finding, name.span) for finding in findings)
    return any(Span(finding.start, finding.end).overlaps(name.span) for finding in findings)


def table(names: Sequence[JudgedName], hits: Iterable[JudgedName]) -> list[tuple[str, str, int, int]]:
    """(verdict, what, hits, of) for all names of a verdict, each class and each split."""
    of = Counter(key for name in names for key in _keys(name))
    got = Counter(key for name in hits for key in _keys(name))
    return [(*key, got[key], of[key]) for key in sorted(of, reverse=True)]


def _keys(name: JudgedName) -> list[tuple[str, str]]:
    return [(name.verdict, what) for what in ("all", f"class {name.kind}", f"split {name.split}")]


def report(rows: Iterable[tuple[str, str, int, int]]) -> None:
    """Print a table, then one line of JSON."""
    figures: dict[str, dict[str, float | None]] = {WRONG: {}, FAIR: {}}
    for verdict, what, got, of in rows:
        print(f"{verdict:6} {what:26} {got:4} of {of:4}  {percent(got, of):5} %")
        figures[verdict][what] = percent(got, of)
    print(json.dumps({"bench": "real_names", "found": figures[WRONG], "flagged": figures[FAIR]}))


def show(name: JudgedName, pair: Pair) -> None:
    """Print a name in its surroundings."""
    before, after = pair.target[: name.span.start][-40:], pair.target[name.span.end :][:30]
    shown = f"{before}[{name.span.of(pair.target)}]{after}".replace("\n", " / ")
    print(f"{name.verdict} {name.kind} {name.article}: {shown}")


def main(articles: Path, split: str | None, *, rules_only: bool, examples: bool) -> None:
    """Audit the articles that have judged names and print what became of these."""
    names = judged_names(split=split)
    pairs = read_articles(articles, {name.article for name in names})
    find = finder(rules_only=rules_only)
    found = {key: find(pair) for key, pair in pairs.items()}
    hits = {name for name in names if hit(name, found[name.article])}
    if examples:
        for name in names:
            if (name.verdict == FAIR) == (name in hits):
                show(name, pairs[name.article])
    report(table(names, hits))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True, help="JSONL file of the articles, gzipped or not")
    parser.add_argument("--split", choices=("dev", "held"), help="only one half of the articles")
    parser.add_argument("--rules-only", action="store_true", help="lines are segments; no models, many times as fast")
    parser.add_argument("--examples", action="store_true", help="print what was missed and what was flagged wrongly")
    given = parser.parse_args()
    main(given.articles, given.split, rules_only=given.rules_only, examples=given.examples)
