"""Whether the cost of an audit grows in a straight line with the length of the article: a table and a plot.

    python -m benchmarks.length --out benchmarks/length.svg

Articles of 1 to 2,000 segments are made of the translations in reference_pairs, numbered, so that no segment is like
another. Each is audited warm, everything on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.pairs import seconds, translations
from exonym import Auditor, Pair

LENGTHS = (1, 3, 10, 30, 100, 300, 1000, 2000)


def article(count: int) -> Pair:
    """That many sentences on each side, a line each, every one with a number of its own."""
    chosen = list(zip(cycle(translations()), range(1, count + 1), strict=False))
    target = "\n".join(f"{one.target} {number}" for one, number in chosen)
    return Pair(target, "\n".join(f"{one.source} {number}" for one, number in chosen), source_lang="pl")


def measure() -> list[tuple[int, float]]:
    """(segments, seconds) of each length."""
    auditor = Auditor()
    auditor.audit(article(30))
    found = []
    for count in LENGTHS:
        pair = article(count)
        took = min(seconds(partial(auditor.audit, pair)) for _ in range(3 if count < 300 else 1))
        print(f"{count:5} segments {took:8.2f} s {1000 * took / count:7.1f} ms a segment", flush=True)
        found.append((count, took))
    return found


def plot(found: Sequence[tuple[int, float]], out: Path) -> None:
    """Both axes logarithmic, with the straight line through the longest article."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    counts, took = zip(*found, strict=True)
    figure, axes = plt.subplots(figsize=(6, 4), layout="constrained")
    axes.loglog(counts, took, "o-", label="measured")
    axes.loglog(counts, [took[-1] / counts[-1] * count for count in counts], "--", color="grey", label="in proportion")
    axes.set(xlabel="segments of the article", ylabel="seconds of a warm audit")
    axes.legend()
    figure.savefig(out, metadata={"Date": None})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="where to draw the plot (SVG)")
    given = parser.parse_args()
    measured = measure()
    if given.out:
        plot(measured, given.out)
