"""What a runtime gives, and what every runtime looks like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


MIDDLE = 8
"""The layer, counted from 1, whose token vectors say best which words translate each other (training/README.md)."""


@dataclass(frozen=True)
class Hidden:
    """``first``: (rows, layers + 1, hidden), the first token, embedded and after each layer. ``last``: (rows, tokens,
    hidden), every token after the last layer, and anything where there is none; ``middle``: the same after layer
    MIDDLE. ``mask``: (rows, tokens), 1 where there is a token."""

    first: npt.NDArray[np.float32]
    middle: npt.NDArray[np.float32]
    last: npt.NDArray[np.float32]
    mask: npt.NDArray[np.int32]


class Encoder(Protocol):
    """Rows of token ids, padded together, to hidden states. Threads may share it."""

    def __call__(self, rows: Sequence[Sequence[int]]) -> Hidden:
        """Encode a batch."""
