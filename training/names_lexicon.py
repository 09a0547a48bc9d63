"""Words of names: ``python -m training.names_lexicon --data DATA --census FOLDER --tables FOLDER``.

Writes lexicon.txt.gz: a line a word, in order, each with a sign behind it for how common it is among names. The words
are those of NETransliteration, of politicians, and of the United States census of 1990 (FOLDER holds its files
dist.all.last, dist.male.first and dist.female.first: a name, and the percentage of people who bear it).
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Mapping
from math import log
from pathlib import Path

from exonym.names.spelling.name_lists import MARKS, STEP
from exonym.names.transcription.letters import english_letters
from training.names_pairs import LONGEST, politicians, rows, transliterated

CENSUS = ("dist.all.last", "dist.male.first", "dist.female.first")
LEAST = 0.0003
"""Percentage of people that a name of the census has at least: the files give the rarest as nought."""
WORLD, POLITICIANS, AMERICA = 0.5, 0.2, 0.3
"""How much each source counts."""


def in_the_world(data: Path) -> Counter[str]:
    """How often each English word of a name was seen beside a Russian one."""
    seen: Counter[str] = Counter()
    for (_, english), count in transliterated(data).items():
        seen[english] += count
    return seen


def of_politicians(data: Path) -> Counter[str]:
    """How many politicians bear a word; names that several languages list count once."""
    names = {row["name_en"] for row in rows(data / "names_everypolitician.tsv.gz")}
    names |= {english for _, english, _ in politicians(data, ("kk",))}
    return Counter(english_letters(word) for name in names for word in name.split())


def in_america(census: Path) -> Mapping[str, float]:
    """The share of people who bear each surname and each first name."""
    shares: dict[str, float] = {}
    for file in CENSUS:
        for line in (census / file).read_text(encoding="ascii").splitlines():
            name, percent, *_ = line.split()
            shares[name.lower()] = shares.get(name.lower(), 0.0) + max(float(percent), LEAST) / 100
    return shares


def shares_of_words(data: Path, census: Path) -> Mapping[str, float]:
    """Every word with its share of all names, 0 to 1."""
    sources = ((WORLD, in_the_world(data)), (POLITICIANS, of_politicians(data)), (AMERICA, in_america(census)))
    shares: dict[str, float] = {}
    for weight, seen in sources:
        total = sum(seen.values())
        for word, count in seen.items():
            if 1 < len(word) <= LONGEST:
                shares[word] = shares.get(word, 0.0) + weight * count / total
    return shares


def marked(word: str, share: float) -> str:
    """The word and the sign for its share."""
    return word + MARKS[min(len(MARKS) - 1, round(-log(share) / STEP))]


def main(data: Path, census: Path, tables: Path) -> None:
    """Write the table and print how many words it has."""
    lines = [marked(word, share) for word, share in sorted(shares_of_words(data, census).items())]
    (tables / "lexicon.txt.gz").write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} words of names")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--census", type=Path, required=True)
    parser.add_argument("--tables", type=Path, required=True)
    given = parser.parse_args()
    main(given.data, given.census, given.tables)
