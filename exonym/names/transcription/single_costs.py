"""What it costs to write one word as another, in plain Python.

``exonym.names.transcription.edits.costs`` adds up many words in arrays. For a few words, making the arrays takes longer
than the sums; here they are added up one by one, to the same whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

_Ending = tuple[int, int, int]
"""A chunk of English letters that ends at a place: where it begins, its column, and what it costs at most."""


class SingleCosts:
    """Adds up costs of single words, in units of the table.

    ``alphabet``, ``row_of`` and ``chunk_of`` are those of ``exonym.names.transcription.edits.Edits``; ``gains`` has one
    row behind another, each of ``columns``. ``floors``: what a chunk of 0, 1, 2 ... letters costs at most; ``never``:
    what no word costs; ``start``: how many letters are told apart.
    """

    def __init__(
        self,
        alphabet: str,
        gains: Sequence[int],
        columns: int,
        row_of: Sequence[int],
        chunk_of: Sequence[int],
        *,
        floors: Sequence[int],
        never: int,
        start: int,
    ) -> None:
        self._numbers = {letter: number for number, letter in enumerate(alphabet, 1)}
        self._size = len(alphabet) + 1
        self._gains = gains
        self._columns = columns
        self._row_of = row_of
        self._chunk_of = chunk_of
        self._floors = floors
        self._never = never
        self._start = start

    def cost(self, source: str, english: str) -> tuple[int, int]:
        """What the whole source word costs, and what its first letters do whatever follows."""
        endings = self._endings(english)
        best = [0, *(self._never for _ in english)]
        begun = 0
        for at, row in enumerate(self._rows(source)):
            best = self._written(best, row * self._columns, endings)
            if at < self._start:
                begun = min(best)
        return best[-1], begun

    def _written(self, best: Sequence[int], row: int, endings: Sequence[Sequence[_Ending]]) -> list[int]:
        """The costs up to each English letter once another source letter is written."""
        gains, never = self._gains, self._never
        found = []
        for ending in endings:
            least = never
            for begins, column, floor in ending:
                cost = best[begins] + floor - gains[row + column]
                if cost < least:
                    least = cost
            found.append(least)
        return found

    def _rows(self, source: str) -> list[int]:
        size = self._size
        numbers = [0, *(self._numbers.get(letter, 0) for letter in source), 0]
        return [
            self._row_of[(before * size + letter) * size + behind]
            for before, letter, behind in zip(numbers, numbers[1:], numbers[2:], strict=False)
        ]

    def _endings(self, english: str) -> list[list[_Ending]]:
        """For each place the chunks that end there and that the table has; the empty chunk's column is 1."""
        numbers = [ord(letter) - 96 for letter in english]
        found = []
        for end in range(len(numbers) + 1):
            here, chunk, power = [(end, 1, self._floors[0])], 0, 1
            for length in range(1, min(end, len(self._floors) - 1) + 1):
                chunk += numbers[end - length] * power
                power *= 27
                column = self._chunk_of[chunk]
                if column:
                    here.append((end - length, column, self._floors[length]))
            found.append(here)
        return found
