"""Letter sequences and known words of names: ``python -m training.names_words --data DATA --tables FOLDER``.

Writes what a letter costs behind three others (letters.npz), and the English spellings of Russian words as they were
seen (known_words.txt.gz). A pair that the edits find unlikely is a slip of the set and is left out. Then prints how
often the first transliteration of a word that was held out is right.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from exonym.names.similarity.scores import word_log_odds
from exonym.names.transcription.edits import BASE, CHUNK, SCALE, edits
from exonym.names.transcription.letters import LATIN, encode
from training.names_pairs import held_out, politician_words, transliterated

DISCOUNT = 4.0
"""Weight with which a letter's distribution is drawn towards that behind fewer letters."""
UNLIKELY = 0.0
"""Log odds under which a pair is no pair."""
MOST = 3
"""Spellings of a word that are kept."""


def letter_table(words: Iterable[tuple[str, float]]) -> npt.NDArray[np.uint8]:
    """What a letter costs behind three others, in 1/12 nat, (27 ** 4,)."""
    counts = np.zeros((BASE,) * CHUNK)
    known = list(words)
    codes, lengths = encode([word for word, _ in known], LATIN)
    wide = np.pad(codes, ((0, 0), (CHUNK - 1, 1)))
    for at in range(codes.shape[1] + 1):
        here = lengths >= at
        index = tuple(wide[here, at + i] for i in range(CHUNK))
        np.add.at(counts, index, np.array([weight for _, weight in known])[here])
    chances = np.full(BASE, 1 / BASE)
    for order in range(CHUNK):
        seen = counts.sum(axis=tuple(range(CHUNK - 1 - order)))
        chances = (seen + DISCOUNT * chances) / (seen.sum(-1, keepdims=True) + DISCOUNT)
    costs: npt.NDArray[np.uint8] = np.clip(np.round(-SCALE * np.log(chances.ravel())), 0, 255).astype(np.uint8)
    return costs


def known_words(data: Path) -> Mapping[str, list[tuple[str, int]]]:
    """English spellings of each Russian word, most used first, with their counts."""
    seen: Counter[tuple[str, str]] = Counter(transliterated(data))
    for source, english, _ in politician_words(data, "ru"):
        seen[source, english] += 3
    pairs = list(seen)
    odds = word_log_odds(edits("ru"), [a for a, _ in pairs], [b for _, b in pairs])
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (source, english), likely in zip(pairs, odds, strict=True):
        if likely > UNLIKELY or seen[source, english] > 20:
            found[source].append((english, seen[source, english]))
    return {source: sorted(each, key=lambda e: (-e[1], e[0]))[:MOST] for source, each in sorted(found.items())}


def write_words(known: Mapping[str, list[tuple[str, int]]], path: Path) -> None:
    """A line a word, in the order of their bytes: the word, a tab, spellings, each behind a hexadecimal digit.

    The digit is the power of two below its count.
    """
    lines = [
        f"{source}\t" + " ".join(f"{min(15, count.bit_length() - 1):x}{english}" for english, count in each)
        for source, each in known.items()
    ]
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), 9, mtime=0))


def accuracy(data: Path) -> None:
    """Print how often the first transliterations are right, for words seen at least twice that were held out."""
    from exonym.names.transcription.transliterate import transliterations

    asked = [pair for pair, count in transliterated(data).items() if held_out(pair[1]) and count > 1][:1500]
    made = [[spelling for spelling, _ in transliterations(source, "ru")] for source, _ in asked]
    first = sum(m[:1] == [english] for m, (_, english) in zip(made, asked, strict=True))
    among = sum(english in m for m, (_, english) in zip(made, asked, strict=True))
    print(f"held-out words: first {100 * first / len(asked):.1f} %, among six {100 * among / len(asked):.1f} %")


def main(data: Path, tables: Path) -> None:
    """Write both tables and measure."""
    english = [(en, min(4.0, 1 + count / 4)) for (_, en), count in transliterated(data).items() if not held_out(en)]
    np.savez_compressed(tables / "letters.npz", costs=letter_table(english))
    known = known_words(data)
    write_words(known, tables / "known_words.txt.gz")
    print(f"{len(known)} known words")
    accuracy(data)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--tables", type=Path, required=True)
    given = parser.parse_args()
    main(given.data, given.tables)
