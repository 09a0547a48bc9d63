"""How English cases its words: ``python -m training.casing --data FOLDER``.

Counts, over the English side of MLQE-PE's training pairs (CC0; 84,000 sentences, a million words), how often each word
stands in lower case and how often capitalised, inside sentences. What is seen in lower case, or twice, goes
into exonym/data/names/casing.tsv.gz: names are told from ordinary words by it.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.data import PAIRS, read_pair

SHIPPED = Path(__file__).parents[1] / "exonym" / "data" / "names" / "casing.tsv.gz"
LEAST = 2
"""Times that a word must have been seen if it never stood in lower case."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:;\"“”‘(]")
_MOSTLY = 0.5
"""Share of capitalised words above which a line is a title, which cases everything."""


def english(data: Path) -> Iterator[str]:
    """Every English text of the training pairs: translations with their post-edits, and sources."""
    for pair in PAIRS:
        for example in read_pair(data, pair, "train"):
            if pair.startswith("en-"):
                yield example.source
            else:
                yield from (example.target, example.post_edit)


def cased(text: str) -> Iterator[tuple[str, bool]]:
    """Each word inside a sentence of ``text`` in lower case, and whether it stood capitalised; no acronyms."""
    tokens = _TOKEN.findall(text)
    if sum(token[0].isupper() for token in tokens) > _MOSTLY * len(tokens):
        return
    opens = True
    for token in tokens:
        shouted = token.isupper() and len(token) > 1
        if token[0].isalpha() and not opens and not shouted:
            yield token.lower(), token[0].isupper()
        opens = not token[0].isalpha()


def count(data: Path) -> dict[str, tuple[int, int]]:
    """Word to (times in lower case, times capitalised), in alphabetical order."""
    seen: Counter[tuple[str, bool]] = Counter(found for text in english(data) for found in cased(text))
    words = sorted({word for word, _ in seen})
    return {w: (seen[w, False], seen[w, True]) for w in words if seen[w, False] or seen[w, True] >= LEAST}


def write(counts: dict[str, tuple[int, int]], path: Path = SHIPPED) -> None:
    """One line a word: the word, times in lower case, times capitalised, between tabs."""
    lines = "".join(f"{word}\t{lower}\t{capitalised}\n" for word, (lower, capitalised) in counts.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    counts = count(parser.parse_args().data)
    write(counts)
    print(f"{len(counts)} words")


if __name__ == "__main__":
    main()
