"""Whether the cost of an audit grows in a straight line with the length of the article: a table and a plot.

    python -m benchmarks.length [--articles DOCUMENTS.jsonl.gz --source-lang ru] [--out PLOT.svg]

Articles of 10 to 2,000 segments, each audited warm, everything on: documents joined, where ``--articles`` gives some (a
line each: ``src``, sentences, and ``refs``, their translations by name); otherwise the translations in reference_pairs,
numbered, so that no segment is like another. Alignment is also measured alone, over vectors that are there already:
time, and the most memory that it holds at a time. Seconds are the processor's, which other programs on the machine
disturb least. The ratio is the cost of a segment against that at 10 segments.
"""

from __future__ import annotations

import argparse
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.name_speed import processor_seconds
from benchmarks.pairs import read_rows, translations
from exonym import Auditor, Pair
from exonym.alignment import Embed, align_sentences
from exonym.alignment.sentences import split_sentences

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

LENGTHS = (10, 30, 100, 300, 1000, 2000)
UNIT = 10
"""Segments of the article to whose cost the others are compared."""
Sentences = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Cost:
    """What an article of ``segments`` takes: seconds of the audit and of alignment, bytes of alignment."""

    segments: int
    audit: float
    alignment: float
    memory: int


def numbered() -> Sentences:
    """Sentences of reference_pairs and their translations, every one with a number of its own."""
    chosen = zip(cycle(translations()), range(1, LENGTHS[-1] + 1), strict=False)
    return [(f"{one.source} {number}", f"{one.target} {number}") for one, number in chosen]


def of_documents(path: Path) -> Iterator[tuple[str, str]]:
    """The sentences of the documents in a file, and their translations, a line each."""
    for document in read_rows(path):
        reference = next(iter(document["refs"].values()))
        for source, target in zip(document["src"], reference, strict=True):
            yield " ".join(source.split()), " ".join(target.split())


def article(sentences: Sentences, count: int, lang: str) -> Pair:
    """The first ``count`` sentences on each side, a line each."""
    source, target = zip(*sentences[:count], strict=True)
    return Pair("\n".join(target), "\n".join(source), source_lang=lang)


def remembering(embed: Embed) -> Embed:
    """The same, each text embedded once."""
    known: dict[str, npt.NDArray[np.float32]] = {}

    def remembered(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        import numpy as np

        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, embed(new), strict=True))
        return np.stack([known[text] for text in texts])

    return remembered


def aligning(pair: Pair, embed: Embed) -> Callable[[], object]:
    """Alignment of a pair, with nothing left to embed."""
    source, target = pair.source or "", pair.target
    sides = split_sentences(source, pair.source_lang), split_sentences(target, pair.target_lang)
    for text, spans in zip((source, target), sides, strict=True):
        embed([span.of(text) for span in spans])
    return partial(align_sentences, source, sides[0], target, sides[1], embed)


def peak(work: Callable[[], object]) -> int:
    """The most bytes that a piece of work holds at a time."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def measure(sentences: Sentences, lang: str) -> list[Cost]:
    """The cost of each length."""
    auditor = Auditor()
    embed = remembering(auditor.embed)
    auditor.audit(article(sentences, 30, lang))
    found = []
    for count in (length for length in LENGTHS if length <= len(sentences)):
        pair = article(sentences, count, lang)
        repeats = 3 if count < 100 else 1
        audit = min(processor_seconds(partial(auditor.audit, pair)) for _ in range(repeats))
        alignment = aligning(pair, embed)
        found.append(Cost(count, audit, min(processor_seconds(alignment) for _ in range(repeats)), peak(alignment)))
        print(described(found[-1]), flush=True)
    return found


def described(cost: Cost) -> str:
    """A line of the table."""
    each = 1000 / cost.segments
    return (
        f"{cost.segments:5} segments  audit {cost.audit:7.2f} s {each * cost.audit:6.1f} ms a segment  "
        f"alignment {cost.alignment:7.3f} s {each * cost.alignment:6.2f} ms {each * cost.memory / 1024_000:6.1f} KB"
    )


def ratios(found: Sequence[Cost]) -> str:
    """The cost of a segment at each length against that at UNIT."""
    unit = next(cost for cost in found if cost.segments == UNIT)
    of_audit = (f"{c.audit / c.segments / (unit.audit / UNIT):.2f}" for c in found)
    of_alignment = (f"{c.alignment / c.segments / (unit.alignment / UNIT):.2f}" for c in found)
    return f"ratios, audit: {' '.join(of_audit)}\nratios, alignment: {' '.join(of_alignment)}"


def plot(found: Sequence[Cost], out: Path) -> None:
    """Both axes logarithmic, with the straight line through the longest article."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    counts = [cost.segments for cost in found]
    took = [cost.audit for cost in found]
    figure, axes = plt.subplots(figsize=(6, 4), layout="constrained")
    axes.loglog(counts, took, "o-", label="whole audit")
    axes.loglog(counts, [cost.alignment for cost in found], "s-", label="alignment alone")
    axes.loglog(counts, [took[-1] / counts[-1] * count for count in counts], "--", color="grey", label="in proportion")
    axes.set(xlabel="segments of the article", ylabel="seconds of the processor, warm")
    axes.legend()
    figure.savefig(out, metadata={"Date": None})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="documents to join (JSONL, gzip)")
    parser.add_argument("--source-lang", default="pl", help="the language of their sources")
    parser.add_argument("--out", type=Path, help="where to draw the plot (SVG)")
    given = parser.parse_args()
    taken = list(islice(of_documents(given.articles), LENGTHS[-1])) if given.articles else numbered()
    measured = measure(taken, given.source_lang)
    print(ratios(measured))
    if given.out:
        plot(measured, given.out)
