"""Load a COMET checkpoint and predict with it, without Lightning's Trainer.

COMET's own ``predict`` starts a Trainer and loader processes and may end the process; here its model classes are called
directly, batch by batch.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from exonym.checkpoints.batches import token_batches
from exonym.checkpoints.comet_class import read_hyperparameters
from exonym.checkpoints.lazy_comet import comet_models
from exonym.checkpoints.sample import ErrorSpan, Prediction, Sample
from exonym.errors import ModelMissing

CHECKPOINT = "checkpoints/model.ckpt"
ENCODER = "encoder"
"""Where in a folder the tokenizer and the configuration of the encoder lie, if they are not left to the hub's cache."""
TOKENS_PER_BATCH = 4096
"""Tokens of a batch with its padding, all texts of a sample together."""


class CometModel:
    """A loaded checkpoint. Threads may share it: they take turns, since fast tokenizers cannot be shared."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._lock = threading.Lock()

    def predict(self, samples: Sequence[Sample]) -> list[Prediction]:
        """One prediction a sample, in order. All samples must have a reference, or none.

        Equal samples are computed once. A score does not depend on the others (to about 1e-6).
        """
        import torch

        distinct = list(dict.fromkeys(samples))
        found: dict[Sample, Prediction] = {}
        with self._lock, torch.inference_mode():
            for places in token_batches(self.lengths(distinct), TOKENS_PER_BATCH):
                batch = [distinct[place] for place in places]
                found |= zip(batch, self._predict_batch(batch), strict=True)
        return [found[sample] for sample in samples]

    def lengths(self, samples: Sequence[Sample]) -> list[int]:
        """Tokens of all texts of each sample together."""
        if not samples:
            return []
        texts = [" ".join(sample.as_comet().values()) for sample in samples]
        tokens = self._model.encoder.tokenizer(texts, truncation=False, padding=False, verbose=False)["input_ids"]
        return [len(ids) for ids in tokens]

    def prepare(self, samples: Sequence[Sample]) -> Any:
        """COMET's own input for the samples: tensors, in a form that depends on the class of the model."""
        return self._model.prepare_sample([sample.as_comet() for sample in samples], stage="predict")

    def _predict_batch(self, batch: list[Sample]) -> list[Prediction]:
        out = self._model.predict_step(self.prepare(batch))
        scores = [float(score) for score in out["scores"]]
        spans = out["metadata"]["error_spans"] if "error_spans" in out.get("metadata", {}) else [[]] * len(batch)
        return [Prediction(score, _errors(found)) for score, found in zip(scores, spans, strict=True)]


def _errors(spans: list[dict[str, Any]]) -> tuple[ErrorSpan, ...]:
    """COMET's spans but those that cover no text, which it makes of the tokens at either end."""
    found = (ErrorSpan(s["start"], s["end"], s["severity"], s["confidence"]) for s in spans)
    return tuple(span for span in found if span.start < span.end)


_loaded: dict[Path, CometModel] = {}
_loading = threading.Lock()


def load(folder: Path) -> CometModel:
    """The checkpoint of a COMET folder, loaded once a process.

    Raises ModelMissing when the folder holds none, or none that unbabel-comet can load.
    """
    with _loading:
        if folder not in _loaded:
            _loaded[folder] = CometModel(_load(folder))
        return _loaded[folder]


def _load(folder: Path) -> Any:
    if not (folder / CHECKPOINT).is_file():
        raise ModelMissing(f"{folder} is not a COMET folder: it has no {CHECKPOINT}")
    hyperparameters = read_hyperparameters(folder)
    try:
        return _load_checkpoint(folder, hyperparameters).eval()
    except Exception as error:  # unbabel-comet raises bare Exceptions, and Lightning and torch their own
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise ModelMissing(f"unbabel-comet cannot load {folder / CHECKPOINT}: {reason}{_hint(folder)}") from error


def _load_checkpoint(folder: Path, hyperparameters: dict[str, Any]) -> Any:
    """As ``comet.models.load_from_checkpoint`` does it, which cannot be told where the encoder lies."""
    overriding = {}
    if (folder / ENCODER).is_dir():
        overriding["pretrained_model"] = str(folder / ENCODER)
    if hyperparameters.get("layer_transformation") == "sparsemax_patch":
        overriding["layer_transformation"] = "softmax"  # what those models were trained with: unbabel-comet, issue 244
    model_class = comet_models().str2model[hyperparameters["class_identifier"]]
    return model_class.load_from_checkpoint(
        folder / CHECKPOINT,
        map_location="cpu",
        strict=False,
        load_pretrained_weights=False,
        local_files_only=True,
        weights_only=True,  # a pickle may hold code, which is then not run
        **overriding,
    )


def _hint(folder: Path) -> str:
    if (folder / ENCODER).is_dir():
        return ""
    return f"; if it lacks its encoder's tokenizer and config.json, put them into {folder / ENCODER}"
