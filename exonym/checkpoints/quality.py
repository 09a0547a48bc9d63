"""The packaged quality model: COMET's ``UnifiedMetric`` on the packaged encoder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exonym.checkpoints.lazy_comet import comet_models

HYPERPARAMETERS: dict[str, Any] = {
    "activations": "Tanh",
    "dropout": 0.1,
    "encoder_model": "XLM-RoBERTa",
    "error_labels": ["major"],
    "hidden_sizes": [768, 256],
    "input_segments": ["mt", "src", "ref"],
    "keep_embeddings_frozen": True,
    "layer_norm": False,
    "layer_transformation": "softmax",
    "nr_frozen_epochs": 0,
    "sent_layer": "mix",
    "word_layer": 12,
    "word_level_training": True,
}


def new_metric(encoder_folder: Path, *, load_weights: bool) -> Any:
    """A ``UnifiedMetric`` with untrained heads on the encoder of a folder; its weights only if asked.

    ``layer_norm`` is off since COMET's mixes the sentences of a batch; ``softmax`` needs no further package.
    """
    return comet_models().UnifiedMetric(
        **HYPERPARAMETERS,
        pretrained_model=str(encoder_folder),
        load_pretrained_weights=load_weights,
        local_files_only=True,
    )
