"""The embedding layer, straight from the wheel's 4-bit file: only the rows of the tokens at hand are ever read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from exonym.checkpoints.encoder import PAD
from exonym.checkpoints.wheel import PackedFile

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Embeddings:
    """Token ids to what the encoder's first layer reads."""

    def __init__(self, file: PackedFile) -> None:
        self._file = file
        shape = file.shape
        self._positions = _half(file.tensor("emb.pos")).reshape(shape.positions, shape.hidden)
        self._kind = _half(file.tensor("emb.type"))[: shape.hidden]
        self._scale, self._shift = _half(file.tensor("emb.ln.w")), _half(file.tensor("emb.ln.b"))

    def __call__(self, rows: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int32]]:
        """Padded (rows, longest, hidden) float32, and the mask (rows, longest) int32, 1 where there is a token."""
        import numpy as np

        longest = max(map(len, rows))
        ids = np.full((len(rows), longest), PAD, np.int64)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = row
        distinct, places = np.unique(ids, return_inverse=True)
        words = _half(self._file.rows("emb.word", distinct))[places.reshape(ids.shape)]
        return self._normalised(words + self._positions[:longest] + self._kind), (ids != PAD).astype(np.int32)

    def _normalised(self, values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        import numpy as np

        values -= values.mean(-1, keepdims=True)
        values /= np.sqrt((values * values).mean(-1, keepdims=True) + self._file.shape.layer_norm_eps)
        values *= self._scale
        values += self._shift
        return values


def _half(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """As float16 keeps them: so the assembled COMET folder stores the embeddings, and both must say the same."""
    import numpy as np

    return values.astype(np.float16).astype(np.float32)
