"""Read MLQE-PE (CC0) into training examples: a sentence pair, its z-scored human score, and which words are wrong."""

from __future__ import annotations

import csv
import gzip
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PAIRS = ("ru-en", "et-en", "ro-en", "ne-en", "si-en", "en-de", "en-zh")
HELD_OUT = 300
"""Training pairs of each language pair that are kept back, to calibrate on."""

csv.field_size_limit(10**8)


@dataclass(frozen=True)
class Example:
    """A translation with what people thought of it.

    ``da_z`` is the direct assessment z-scored by annotator, ``da_mean`` the same on 0 to 100; ``bad`` are character
    ranges of ``target`` that the post-editor changed, None where there is no post-edit.
    """

    pair: str
    source: str
    target: str
    post_edit: str
    da_z: float
    da_mean: float
    bad: tuple[tuple[int, int], ...] | None


def read_tsv(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a gzipped TSV file with a header."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t")


def read_pair(data: Path, pair: str, split: str) -> list[Example]:
    """All examples of a language pair. ``split`` is "train" or "dev" (dev is for measuring only)."""
    scored = [row for row in read_tsv(_score_file(data, pair)) if row["split"] == split]
    tagged = [row for row in read_tsv(data / f"wordtags_mlqepe_{split}.tsv.gz") if row["lp"] == pair]
    by_target = {_squeeze(row["mt"]): row for row in tagged}
    return [_example(pair, row, by_target.get(_squeeze(row["mt"]))) for row in scored]


def split_held_out(examples: list[Example], seed: int = 11) -> tuple[list[Example], list[Example]]:
    """(to train on, to calibrate on), the same for everyone who asks with this seed."""
    shuffled = examples[:]
    random.Random(seed).shuffle(shuffled)
    return shuffled[HELD_OUT:], shuffled[:HELD_OUT]


def _score_file(data: Path, pair: str) -> Path:
    found = sorted(data.glob(f"*_mlqepe_{pair}.tsv.gz"))
    if not found:
        raise FileNotFoundError(f"no *_mlqepe_{pair}.tsv.gz in {data}")
    return found[0]


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _example(pair: str, row: dict[str, str], tags: dict[str, str] | None) -> Example:
    bad = bad_ranges(row["mt"], tags["mt"].split(), tags["mt_tags_with_gaps"].split()) if tags else None
    post_edit = tags["pe"] if tags else ""
    return Example(pair, row["src"], row["mt"], post_edit, float(row["da_z"]), float(row["da_mean"]), bad)


def bad_ranges(text: str, tokens: list[str], tags_with_gaps: list[str]) -> tuple[tuple[int, int], ...]:
    """Character ranges of the words tagged BAD. Tokens follow one another in ``text``, white space apart.

    ``tags_with_gaps`` holds 2n + 1 tags for n tokens: gap, word, gap, ...; words stand at odd places.
    """
    found, at = [], 0
    for token, tag in zip(tokens, tags_with_gaps[1::2], strict=False):
        start = _skip_space(text, at)
        at = _match(text, start, token)
        if tag == "BAD":
            found.append((start, at))
    return tuple(found)


def touched(start: int, end: int, ranges: Iterable[tuple[int, int]]) -> bool:
    """Whether any of the ranges has a character in start .. end."""
    return any(left < end and start < right for left, right in ranges)


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _match(text: str, at: int, token: str) -> int:
    """End of ``token`` in ``text`` from ``at``; the tokeniser may have taken white space out of it."""
    for _ in token:
        at = _skip_space(text, at) + 1
    return min(at, len(text))
