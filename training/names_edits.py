"""What letters of names become in English: ``python -m training.names_edits --data DATA [--langs]``.

Each table goes into its language's folder below --languages, exonym/languages as it comes.

Expectation maximisation over all ways to cut an English word into chunks of none to four letters, one for each letter
of the source. The expected count of an edit is the derivative of the log likelihood by the edit's log probability,
which automatic differentiation gives. First every letter has one distribution; then it has one for each pair of
neighbours that is frequent enough, drawn towards those of one neighbour, drawn towards the letter's own.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from exonym.names.transcription.edits import (
    BASE,
    CHUNK,
    CLOTHED,
    FLOOR,
    FLOOR_LETTER,
    SCALE,
    chunk_numbers,
    length_of,
    rows_by_context,
    table_of,
)
from exonym.names.transcription.letters import LATIN, Codes, encode, source_letters
from exonym.names.transcription.tables import letters_as_one
from training.names_pairs import ALPHABETS, PRESSES, Pair, pairs

NEVER = -1e4
ROUNDS, CONTEXT_ROUNDS = 6, 2
BATCH = 2000
"""Pairs at a time."""
LEAST = (0, 1, 40, 80, 40)
"""How often a chunk of a length must be seen in English names to be thought of."""
LEAST_EXPECTED = 5.0
"""Expected count under which a chunk is dropped after the first rounds."""
LEAST_CONTEXT = 8.0
"""Weight under which a letter between two neighbours shares the row of one neighbour."""
UNLIKELY, UNLIKELY_LETTER = 6.0, 1.6
"""Nats, and nats an English letter, beyond which a pair is taken for a slip of the set and left out."""
LEAST_GAIN = 2.5
"""Nats under which a chunk that costs less than the floor is taken to cost as much."""
DRAW = 4.0
"""Weight with which a distribution is drawn towards a coarser one."""

TABLES = (*sorted(ALPHABETS), *(lang + CLOTHED for lang in sorted(PRESSES)))

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Sample:
    """Pairs as numbers. ``columns``: for each chunk length the column of the chunk that ends at each place; 0: none."""

    source: Codes
    source_lengths: Codes
    columns: tuple[Codes, ...]
    english_lengths: Codes
    weights: Floats


def chunks_of(numbers: Sequence[Codes]) -> npt.NDArray[np.int32]:
    """The chunks frequent enough, by number; the first stands for none at all, the second for the empty chunk."""
    seen = np.bincount(np.concatenate([n[n >= 0] for n in numbers]), minlength=BASE**CHUNK)
    frequent = [n for n in np.nonzero(seen)[0] if n and seen[n] >= LEAST[length_of(int(n))]]
    return np.array([-1, 0, *sorted({*frequent, *range(1, BASE)})], dtype=np.int32)


def columns_of(numbers: Sequence[Codes], chunks: npt.NDArray[np.int32]) -> tuple[Codes, ...]:
    """The column of every chunk, 0 where it has none."""
    column = np.zeros(BASE**CHUNK + 1, dtype=np.int32)
    column[chunks[1:]] = np.arange(1, len(chunks))
    column[-1] = 0
    return (np.ones_like(numbers[0]), *(column[n] for n in numbers))


def log_likelihood(table: torch.Tensor, rows: Codes, sample: Sample, part: slice) -> torch.Tensor:
    """Of each pair of a part, summed over all ways to cut the English word."""
    longest = int(sample.english_lengths[part].max())
    columns = [torch.from_numpy(c[part, : longest + 1]).long() for c in sample.columns]
    lengths = torch.from_numpy(sample.source_lengths[part])
    wanted = torch.from_numpy(rows[part, : int(lengths.max())]).long()[:, :, None]
    # one look into the table for each chunk length: the derivative of each look is as large as the table
    scores = [table[wanted, column[:, None]].unbind(1) for column in columns[: longest + 1]]
    best = torch.full((len(lengths), longest + 1), NEVER)
    best[:, 0] = 0
    for at in range(wanted.shape[1]):
        ways = [best + scores[0][at]]
        for length in range(1, min(CHUNK, longest) + 1):
            way = best[:, :-length] + scores[length][at][:, length:]
            ways.append(torch.nn.functional.pad(way, (length, 0), value=NEVER))
        best = torch.where((at < lengths)[:, None], torch.logsumexp(torch.stack(ways), 0), best)
    return best.gather(1, torch.from_numpy(sample.english_lengths[part]).long()[:, None])[:, 0]


def expected_counts(table: Floats, rows: Codes, sample: Sample) -> tuple[Floats, float]:
    """How often each edit is made, (rows, chunks), and the mean log likelihood of a pair."""
    learned = torch.from_numpy(table).requires_grad_()
    total = 0.0
    for start in range(0, len(rows), BATCH):
        part = slice(start, start + BATCH)
        found = log_likelihood(learned, rows, sample, part)
        possible = found.detach() > NEVER / 10
        likelihood = (found * torch.from_numpy(sample.weights[part]) * possible).sum()
        likelihood.backward()  # type: ignore[no-untyped-call]
        total += float(likelihood.detach())
    counts: Floats = learned.grad.numpy() if learned.grad is not None else np.zeros_like(table)
    counts[:, 0] = 0
    return counts, total / float(sample.weights.sum())


def logs(probabilities: Floats) -> Floats:
    """Natural logarithms, with the column of no chunk closed."""
    found: Floats = np.log(np.maximum(probabilities, 1e-9)).astype(np.float32)
    found[:, 0] = NEVER
    return found


def first_table(letters: int, chunks: npt.NDArray[np.int32]) -> Floats:
    """Every chunk of a length as likely for every letter."""
    lengths = np.array([0, *(length_of(int(n)) for n in chunks[1:])])
    share = np.array([0.08, 0.75, 0.13, 0.03, 0.01], dtype=np.float32)[lengths] / np.bincount(lengths)[lengths]
    return logs(np.repeat(share[None].astype(np.float32), letters + 1, axis=0))


def smoothed(counts: Floats, draw: float, towards: Floats) -> Floats:
    """Distributions of counts, drawn towards others."""
    found: Floats = (counts + draw * towards) / (counts.sum(1, keepdims=True) + draw)
    return found


def contexts_of(source: Codes, weights: Floats) -> npt.NDArray[np.int64]:
    """The contexts that get a row: each letter, each with one neighbour, those with two that are frequent enough."""
    wide = np.pad(source, ((0, 0), (1, 1)))
    full = np.stack([wide[:, :-2], wide[:, 1:-1], wide[:, 2:]], -1)
    seen = full[source > 0]
    unique, inverse = np.unique(seen, axis=0, return_inverse=True)
    weight = np.bincount(inverse.ravel(), weights=np.repeat(weights, (source > 0).sum(1)))
    frequent = unique[weight >= LEAST_CONTEXT]
    any_before, any_behind = unique.copy(), unique.copy()
    any_before[:, 0], any_behind[:, 2] = -1, -1
    letters = np.arange(0, source.max() + 1)
    alone = np.stack([np.full_like(letters, -1), letters, np.full_like(letters, -1)], -1)
    one = np.unique(np.concatenate([any_before, any_behind]), axis=0)
    contexts: npt.NDArray[np.int64] = np.concatenate([alone, one, frequent]).astype(np.int64)
    return contexts


def in_context(counts: Floats, contexts: npt.NDArray[np.int64]) -> Floats:
    """Distributions of all rows from the counts of all rows, each drawn towards the coarser ones."""
    letter = contexts[:, 1]
    alone = np.zeros((int(letter.max()) + 1, counts.shape[1]), np.float32)
    np.add.at(alone, letter, counts)
    alone = smoothed(alone, 1.0, np.full((1, counts.shape[1]), 1e-6, np.float32) + alone.sum(0) / max(1, alone.sum()))
    wanted = {(-1, int(b), int(c)): i for i, (a, b, c) in enumerate(contexts) if a == -1 and c != -1}
    wanted |= {(int(a), int(b), -1): i for i, (a, b, c) in enumerate(contexts) if c == -1 and a != -1}
    result = counts.copy()
    one = np.array([(a < 0) != (c < 0) for a, _, c in contexts])
    full = np.array([a >= 0 and c >= 0 for a, _, c in contexts])
    for row in np.nonzero(full)[0]:
        before, here, behind = (int(n) for n in contexts[row])
        result[wanted[-1, here, behind]] += counts[row]
        result[wanted[before, here, -1]] += counts[row]
    result[~one & ~full] = alone[letter[~one & ~full]]
    result[one] = smoothed(result[one], DRAW, alone[letter[one]])
    behind_rows = [wanted[-1, int(b), int(c)] for _, b, c in contexts[full]]
    before_rows = [wanted[int(a), int(b), -1] for a, b, _ in contexts[full]]
    result[full] = smoothed(counts[full], DRAW, (result[behind_rows] + result[before_rows]) / 2)
    return result


def learn(data: Path, lang: str) -> dict[str, npt.NDArray[np.generic]]:
    """The table of a language, ready to store: see exonym.names.transcription.edits.Edits."""
    base = lang.removesuffix(CLOTHED)
    alphabet = ALPHABETS[base] + "".join(one for _, one in letters_as_one(base))
    spelled = ((source_letters(a, base, alphabet), b, weight) for a, b, weight in pairs(data, lang))
    known = sorted(spelled, key=lambda pair: (len(pair[0]), len(pair[1]), pair))
    chunks, table, likely = _alone(known, alphabet)
    known = [pair for pair, kept in zip(known, likely, strict=True) if kept]
    sample, _ = sample_of(known, alphabet, chunks)
    contexts = contexts_of(sample.source, sample.weights)
    rows = _rows(sample.source, contexts, len(alphabet))
    table = table[contexts[:, 1]]
    print(f"{lang}: {len(known)} pairs, {len(chunks)} chunks, {len(contexts)} contexts", flush=True)
    for _ in range(CONTEXT_ROUNDS):
        counts, likelihood = expected_counts(table, rows, sample)
        table = logs(in_context(counts, contexts))
        print(f"  log likelihood of a pair: {likelihood:.3f}", flush=True)
    return {
        "alphabet": np.array(alphabet),
        "chunks": chunks,
        "contexts": contexts.astype(np.int8),
        "gains": gains_of(table, chunks),
    }


def sample_of(
    known: Sequence[Pair], alphabet: str, chunks: npt.NDArray[np.int32] | None = None
) -> tuple[Sample, npt.NDArray[np.int32]]:
    """Pairs as numbers, and the chunks, which are found where none are given."""
    source, source_lengths = encode([pair[0] for pair in known], alphabet)
    english, english_lengths = encode([pair[1] for pair in known], LATIN)
    numbers = chunk_numbers(english)
    if chunks is None:
        chunks = chunks_of(numbers)
    weights = np.array([pair[2] for pair in known], dtype=np.float32)
    return Sample(source, source_lengths, columns_of(numbers, chunks), english_lengths, weights), chunks


def _alone(known: Sequence[Pair], alphabet: str) -> tuple[npt.NDArray[np.int32], Floats, npt.NDArray[np.bool_]]:
    """The first rounds, by letter alone: chunks that are used, their table, and which pairs are likely to be true."""
    sample, chunks = sample_of(known, alphabet)
    table = first_table(len(alphabet), chunks)
    for _ in range(ROUNDS):
        counts, _ = expected_counts(table, sample.source, sample)
        table = logs(smoothed(counts, 1.0, np.full((1, len(chunks)), 1 / len(chunks), np.float32)))
    kept = (counts.sum(0) >= LEAST_EXPECTED) | (np.arange(len(chunks)) < 2) | ((chunks > 0) & (chunks < BASE))
    with torch.no_grad():
        parts = [slice(start, start + BATCH) for start in range(0, len(known), BATCH)]
        found = torch.cat([log_likelihood(torch.from_numpy(table), sample.source, sample, part) for part in parts])
    return chunks[kept], table[:, kept], found.numpy() > -UNLIKELY - UNLIKELY_LETTER * sample.english_lengths


def _rows(source: Codes, contexts: npt.NDArray[np.int64], letters: int) -> Codes:
    size = letters + 1
    wide = np.pad(source, ((0, 0), (1, 1)))
    row_of = rows_by_context(contexts, letters)
    return row_of[(wide[:, :-2] * size + wide[:, 1:-1]) * size + wide[:, 2:]].astype(np.int32)


def gains_of(table: Floats, chunks: npt.NDArray[np.int32]) -> npt.NDArray[np.uint8]:
    """How much less than the floor each edit costs, in 1/12 nat."""
    lengths = np.array([0, *(length_of(int(n)) for n in chunks[1:])])
    gain = np.round(SCALE * (FLOOR + FLOOR_LETTER * lengths + table))
    gain[:, 0] = 0
    gain[gain < LEAST_GAIN * SCALE] = 0  # next to nothing, and what is 0 takes no room
    stored: npt.NDArray[np.uint8] = np.clip(gain, 0, 255).astype(np.uint8)
    return stored


def main(data: Path, languages: Path, tables: Sequence[str]) -> None:
    """Learn and store the tables."""
    for table in tables:
        lang, learned = table_of(table)
        np.savez_compressed(languages / lang / f"{learned}.npz", **learn(data, table), weights=np.zeros(5))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--languages", type=Path, default=Path("exonym", "languages"))
    parser.add_argument("--langs", nargs="+", default=TABLES)
    given = parser.parse_args()
    main(given.data, given.languages, given.langs)
