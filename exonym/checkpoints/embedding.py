"""Sentence vectors from the packaged encoder, multilingual-e5-small.

Pooling and prefix as its authors say (Wang et al. 2024, "Multilingual E5 Text Embeddings", and the model card): the
mean of the last layer's token vectors, scaled to length 1; "query: " before both texts when the task is symmetric.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from exonym.checkpoints.batches import token_batches
from exonym.checkpoints.encoder import MAX_TOKENS
from exonym.checkpoints.packaged import model as packaged
from exonym.checkpoints.packaged.hidden import Encoder
from exonym.checkpoints.packaged.tokens import row
from exonym.checkpoints.packaged.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

PREFIX = "query: "
MARKS = 2
"""Tokens that mark the beginning and the end of a text."""

Parts = tuple[Vocabulary, Encoder]


def packaged_parts() -> Parts:
    """Vocabulary and encoder, as it was before training, of the packaged model."""
    return packaged.vocabulary(), packaged.untrained_encoder()


class SentenceEncoder:
    """Turns texts into unit vectors. Loads on first use, once; safe to share between threads.

    ``load`` gives vocabulary and encoder and is called on first use.
    """

    def __init__(self, load: Callable[[], Parts] = packaged_parts) -> None:
        self._load_parts = load
        self._lock = Lock()
        self._loaded: Parts | None = None

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One unit vector a text: (n, hidden) float32, in the order of ``texts``. Texts are cut at 512 tokens.

        Raises ModelMissing when the encoder cannot be had.
        """
        import numpy as np

        vocabulary, encode = self._load()
        distinct = list(dict.fromkeys(texts))
        prefixed = [PREFIX + text for text in distinct]
        rows = [row(ids[: MAX_TOKENS - MARKS]) for ids, _ in vocabulary.encode(prefixed)]
        batches = list(token_batches([len(row) for row in rows], packaged.TOKENS_PER_BATCH))
        found = packaged.in_parallel(lambda batch: _vectors(encode, [rows[at] for at in batch]), batches)
        vectors = np.concatenate(list(found))
        vectors[[at for batch in batches for at in batch]] = vectors.copy()
        place = {text: at for at, text in enumerate(distinct)}
        ordered: npt.NDArray[np.float32] = vectors[[place[text] for text in texts]]
        return ordered

    def _load(self) -> Parts:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load_parts()
            return self._loaded


def _vectors(encode: Encoder, rows: Sequence[Sequence[int]]) -> npt.NDArray[np.float32]:
    import numpy as np

    hidden = encode(rows)
    summed = np.einsum("rth,rt->rh", hidden.last, hidden.mask.astype(np.float32))
    return np.asarray(summed / np.linalg.norm(summed, axis=1, keepdims=True), np.float32)
