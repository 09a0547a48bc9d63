"""Sentence vectors from the packaged encoder, multilingual-e5-small.

Pooling and prefix as its authors say (Wang et al. 2024, "Multilingual E5 Text Embeddings", and the model card): the
mean of the last layer's token vectors, scaled to length 1; "query: " before both texts when the task is symmetric.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from exonym.checkpoints.assemble import encoder_folder
from exonym.checkpoints.encoder import MAX_TOKENS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

PREFIX = "query: "
TOKENS_A_BATCH = 2048
"""Padded tokens that go through the encoder together: enough to keep two cores busy, little enough for memory."""
_PAD = 1


class SentenceEncoder:
    """Turns texts into unit vectors. Loads on first use, once; safe to share between threads.

    ``folder`` gives the folder that holds config.json, tokenizer.json and model.safetensors; it is called on first use.
    The default assembles the packaged encoder in the user's cache.
    """

    def __init__(self, folder: Callable[[], Path] = encoder_folder) -> None:
        self._folder = folder
        self._lock = Lock()
        self._loaded: tuple[Any, Any] | None = None

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One unit vector a text: (n, hidden) float32, in the order of ``texts``. Texts are cut at 512 tokens.

        Raises ModelMissing when the encoder cannot be had.
        """
        import numpy as np

        tokenizer, model = self._load()
        distinct = list(dict.fromkeys(texts))
        ids = [found.ids for found in tokenizer.encode_batch([PREFIX + text for text in distinct])]
        vectors = np.zeros((len(distinct), model.config.hidden_size), np.float32)
        for batch in token_batches([len(found) for found in ids], TOKENS_A_BATCH):
            vectors[batch] = _encode(model, [ids[at] for at in batch])
        place = {text: at for at, text in enumerate(distinct)}
        return vectors[[place[text] for text in texts]]

    def _load(self) -> tuple[Any, Any]:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder())
            return self._loaded


def token_batches(lengths: Sequence[int], budget: int) -> Iterator[list[int]]:
    """Indices in batches of like length, longest first, so that longest times count stays within ``budget``."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lambda at: -lengths[at]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > budget:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _load(folder: Path) -> tuple[Any, Any]:
    from tokenizers import Tokenizer
    from transformers import XLMRobertaModel

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_TOKENS)
    model = XLMRobertaModel.from_pretrained(str(folder), add_pooling_layer=False, local_files_only=True)
    return tokenizer, model.eval()


def _encode(model: Any, ids: Sequence[Sequence[int]]) -> npt.NDArray[np.float32]:
    import torch

    longest = max(len(row) for row in ids)
    tokens = torch.tensor([[*row, *[_PAD] * (longest - len(row))] for row in ids])
    mask = (tokens != _PAD).long()
    with torch.inference_mode():
        hidden = model(tokens, mask).last_hidden_state
        summed = (hidden * mask.unsqueeze(-1)).sum(1)
        vectors: npt.NDArray[np.float32] = torch.nn.functional.normalize(summed, dim=1).numpy()
    return vectors
