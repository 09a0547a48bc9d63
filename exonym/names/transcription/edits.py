"""How likely one spelling turns into another, letter by letter: costs learned from true pairs of names.

Each letter of the source, seen between its neighbours, is written in English as a chunk of none to four letters. A
table gives what each chunk costs, in nats of its probability; a word costs what the cheapest way to write it does
(Viterbi). training/names_edits.py learns the tables, one for each orthography, by expectation maximisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from exonym.languages import Learned, language_of
from exonym.names.transcription.letters import LATIN, Codes, encode
from exonym.names.transcription.single_costs import SingleCosts

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


CLOTHED = "_cyrillic"
"""Behind a language: of Cyrillic names in its Latin letters."""
SCALE = 12
"""Units of cost to a nat."""
CHUNK = 4
"""English letters that one source letter may stand for, at most."""
LONGEST = 40
"""Letters of a word that are looked at."""
START = 2
"""Letters whose cost is told apart: names that are not the same are often alike there."""
BASE = len(LATIN) + 1
FLOOR = 8.0
FLOOR_LETTER = 3.0
"""Nats that a chunk costs that was never learned for a letter, and for each English letter in it."""
_NEVER = 12000
"""More than any word of 40 letters costs; twice as much is still a 16-bit number."""
_BLOCK = 2048
_FEW = 14
"""Words up to which adding up one by one is quicker than in arrays."""

Costs: TypeAlias = "npt.NDArray[np.int16]"
Gains: TypeAlias = "npt.NDArray[np.uint8]"


@dataclass(frozen=True)
class Edits:
    """The learned table of an orthography.

    ``gains`` (rows, chunks): how much less than the floor a chunk costs, in 1/12 nat. ``row_of`` (letters cubed,): the
    row of a letter between two others. ``chunk_of`` (27 ** 4,): the column of an English chunk, 0 where it has none.
    ``chunks``: the English letters of each column, as a number to the base 27; column 0 is none, 1 the empty chunk.
    ``weights``: of the logistic function that makes log odds of costs; see exonym.names.similarity.compare.
    """

    alphabet: str
    gains: Gains
    row_of: npt.NDArray[np.int16]
    chunk_of: npt.NDArray[np.int16]
    chunks: Codes
    weights: npt.NDArray[np.float64]

    def rows(self, source: Codes) -> Codes:
        """The row of each letter, (words, longest)."""
        import numpy as np

        size = len(self.alphabet) + 1
        wide = np.zeros((source.shape[0], source.shape[1] + 2), dtype=np.int32)
        wide[:, 1:-1] = source
        return self.row_of[(wide[:, :-2] * size + wide[:, 1:-1]) * size + wide[:, 2:]].astype(np.int32)

    @cached_property
    def lengths(self) -> Codes:
        """English letters of each column's chunk."""
        import numpy as np

        return np.array([length_of(chunk) for chunk in self.chunks.tolist()], dtype=np.int32)

    @cached_property
    def single(self) -> SingleCosts:
        """The same table for words one by one."""
        return SingleCosts(
            self.alphabet,
            self.gains.ravel().data,
            self.gains.shape[1],
            self.row_of.data,
            self.chunk_of.data,
            floors=[round(SCALE * (FLOOR + FLOOR_LETTER * length)) for length in range(CHUNK + 1)],
            never=_NEVER,
            start=START,
        )


def length_of(chunk: int) -> int:
    """English letters in a chunk's number."""
    return sum(chunk >= BASE**i for i in range(CHUNK))


def read_table(name: str) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of a shipped table of no language. Raises FileNotFoundError where there is none of that name."""
    return _arrays(files("exonym").joinpath("data", "names", f"{name}.npz").read_bytes())


def read_table_of(lang: str, learned: Learned) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of a language's learned table. Raises FileNotFoundError where it has none."""
    return _arrays(language_of(lang).table(learned))


def _arrays(data: bytes) -> dict[str, npt.NDArray[np.generic]]:
    import numpy as np

    with np.load(BytesIO(data), allow_pickle=False) as stored:
        return {key: stored[key] for key in stored.files}


def table_of(lang: str) -> tuple[str, Learned]:
    """The language and the table that a name such as "pl" or "pl_cyrillic" stands for."""
    clothed = lang.endswith(CLOTHED)
    return lang.removesuffix(CLOTHED), Learned.EDITS_OF_CYRILLIC if clothed else Learned.EDITS


@lru_cache(maxsize=64)
def edits(lang: str) -> Edits:
    """The table of a language; with "_cyrillic" behind it, of Cyrillic names in its Latin letters."""
    import numpy as np

    stored = read_table_of(*table_of(lang))
    alphabet = str(stored["alphabet"])
    chunks = stored["chunks"].astype(np.int32)
    chunk_of = np.zeros(BASE**CHUNK, dtype=np.int16)
    chunk_of[chunks[1:]] = np.arange(1, len(chunks))
    chunk_of[0] = 0
    return Edits(
        alphabet,
        stored["gains"].astype(np.uint8),
        rows_by_context(stored["contexts"].astype(np.int64), len(alphabet)),
        chunk_of,
        chunks,
        stored["weights"].astype(np.float64),
    )


def rows_by_context(contexts: npt.NDArray[np.int64], letters: int) -> npt.NDArray[np.int16]:
    """The row of each letter between its neighbours, from the contexts that have one.

    ``contexts`` (rows, 3): the number of the letter before, the letter, the one behind; -1 is any. Where several
    fit, the one that says most counts; of those with one neighbour, the one with the letter behind.
    """
    import numpy as np

    size = letters + 1
    row_of = np.zeros((size, size, size), dtype=np.int16)
    said = (contexts[:, 0] >= 0) + 2 * (contexts[:, 2] >= 0)
    for row in np.argsort(said, kind="stable"):
        before, letter, behind = contexts[row]
        row_of[slice(None) if before < 0 else before, letter, slice(None) if behind < 0 else behind] = row
    return row_of.ravel()


def chunk_numbers(english: Codes) -> list[Codes]:
    """For each chunk length 1 to 4 the number of the chunk that ends at each place, (words, longest + 1); -1: none."""
    import numpy as np

    words, longest = english.shape
    found = []
    for length in range(1, CHUNK + 1):
        numbers = np.full((words, longest + 1), -1, dtype=np.int32)
        if length <= longest:
            parts = [english[:, i : longest + 1 - length + i] for i in range(length)]
            value = sum((part * BASE ** (length - 1 - i) for i, part in enumerate(parts)), start=np.int32(0))
            numbers[:, length:] = np.where(parts[-1] > 0, value, -1)
        found.append(numbers)
    return found


def costs(table: Edits, source: Sequence[str], english: Sequence[str]) -> npt.NDArray[np.float64]:
    """What it costs to write each source word as the English word at its side, in nats, (words, 2).

    First the whole word, then its first two letters alone, whatever follows. Words are of the table's alphabet and of
    a to z; only their first 40 letters count.
    """
    import numpy as np

    source, english = [word[:LONGEST] for word in source], [word[:LONGEST] for word in english]
    if 0 < len(source) <= _FEW:
        return np.array(list(map(table.single.cost, source, english)), dtype=np.float64) / SCALE
    return costs_in_arrays(table, source, english)


def costs_in_arrays(table: Edits, source: Sequence[str], english: Sequence[str]) -> npt.NDArray[np.float64]:
    """``costs`` of words of up to 40 letters, many at once."""
    import numpy as np

    left, left_lengths = encode(source, table.alphabet)
    right, right_lengths = encode(english, LATIN)
    found = np.empty((len(left), 2), dtype=np.float64)
    order = np.lexsort((right_lengths, left_lengths))
    for start in range(0, len(order), _BLOCK):
        block = order[start : start + _BLOCK]
        ends = left_lengths[block], right_lengths[block]
        found[block] = _block(table, left[block, : ends[0].max()], right[block, : ends[1].max()], *ends)
    return found / SCALE


def _block(table: Edits, left: Codes, right: Codes, left_lengths: Codes, right_lengths: Codes) -> Costs:
    import numpy as np

    columns, floors = _columns(table, right)
    rows = table.rows(left) * table.gains.shape[1]
    gains = table.gains.ravel()
    padded = np.full((len(left), CHUNK + right.shape[1] + 1), _NEVER, dtype=np.int16)
    best = padded[:, CHUNK:]
    best[:, 0] = 0
    before = np.lib.stride_tricks.sliding_window_view(padded, CHUNK + 1, axis=1).transpose(2, 0, 1)
    start = best.min(1)
    for at in range(left.shape[1]):
        new = (before + (floors - gains.take(rows[:, at, None] + columns))).min(0)
        np.minimum(new, _NEVER, out=best, where=(at < left_lengths)[:, None])
        if at < START:
            start = best.min(1)
    return np.stack([best[np.arange(len(best)), right_lengths], start], -1)


def _columns(table: Edits, right: Codes) -> tuple[Codes, Costs]:
    """The columns of chunks that end at each place, (lengths 4 to 0, words, longest + 1), and what they may cost."""
    import numpy as np

    numbers = np.stack(chunk_numbers(right)[::-1])
    columns = np.ones((CHUNK + 1, *numbers.shape[1:]), dtype=np.int32)
    columns[:-1] = np.where(numbers >= 0, table.chunk_of[numbers], 0)
    floor = np.array([SCALE * (FLOOR + FLOOR_LETTER * length) for length in range(CHUNK, -1, -1)], dtype=np.int16)
    return columns, np.where(columns > 0, floor[:, None, None], np.int16(_NEVER))
