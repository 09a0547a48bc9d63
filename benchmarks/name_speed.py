"""How many segments a second the ledger and all name rules get through.

    python -m benchmarks.name_speed --documents PAIRS.jsonl[.gz] [--count 60]

Lines are segments, so no model is asked. What is timed is processor time of the first documents, once the last ones of
each source language have loaded what is loaded once; every word of the timed ones is new. Processors differ and are
shared, so the same text is cut into words by one regular expression at the same time: how often that could be done
while the names are judged is the figure to compare. The file has a JSON object a line: source, target, source_lang,
target_lang.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.name_findings import by_rules
from benchmarks.pairs import read_rows
from exonym import Pair
from exonym.names.namebook.loading import load_facts

TIMES = 50
"""So often the text is cut into words: once is too short to be timed."""
WARM = 3
"""Documents of a language that are read before the clock starts."""
_WORD = re.compile(r"\w+")


def documents(path: Path) -> list[Pair]:
    """The pairs of a JSONL file, gzipped or not."""
    return [Pair(r["target"], r["source"], None, r["source_lang"], r["target_lang"]) for r in read_rows(path)]


def processor_seconds(run: Callable[[], object]) -> float:
    """How long a call takes of this process's processor time."""
    start = time.process_time()
    run()
    return time.process_time() - start


def cut(pair: Pair) -> None:
    """Cut both texts into words."""
    for _ in range(TIMES):
        _WORD.findall(pair.source or "")
        _WORD.findall(pair.target)


def warm_up(langs: Sequence[str], others: Sequence[Pair]) -> None:
    """Load facts, and read a few documents of each language."""
    load_facts([*langs, "en"])
    for lang in langs:
        for pair in [pair for pair in others if pair.source_lang == lang][-WARM:]:
            by_rules(pair)


def main(path: Path, count: int) -> None:
    """Measure and print."""
    pairs = documents(path)
    timed, others = pairs[:count], pairs[count:]
    warm_up(sorted({pair.source_lang or "" for pair in timed}), others)
    names = cutting = 0.0
    for pair in timed:
        names += processor_seconds(partial(by_rules, pair))
        cutting += processor_seconds(partial(cut, pair)) / TIMES
    segments = sum(pair.target.count("\n") + 1 for pair in timed)
    print(f"{segments / names:.0f} segments a second, {segments} segments in {names:.2f} s of processor time")
    print(f"as long as cutting the text into words {names / cutting:.0f} times")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, required=True, help="JSONL file of article pairs, gzipped or not")
    parser.add_argument("--count", type=int, default=60, help="documents that are timed")
    given = parser.parse_args()
    main(given.documents, given.count)
