"""Small random COMET checkpoints, one of each class, in the folders that unbabel-comet itself writes.

They know nothing; they show that a checkpoint of their class loads and goes through an audit.
"""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import torch
import yaml

from exonym.checkpoints.assemble import CHECKPOINT
from exonym.checkpoints.card import ModelCard, write_card
from exonym.checkpoints.encoder import write_folder
from exonym.checkpoints.lazy_comet import comet_models
from exonym.checkpoints.wheel import EncoderShape, PackedEncoder, Pieces

SCORE_RANGE = (-2.0, 2.0)
_LETTERS = sorted({*string.ascii_letters, *string.digits, *".,-ąćęłńóśźż"})
_PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁", *_LETTERS, "<mask>")
_SHAPE = EncoderShape(
    hidden=8, layers=2, heads=2, feed_forward=16, vocabulary=len(_PIECES), positions=512, layer_norm_eps=1e-5
)
_REGRESSION = {"hidden_sizes": [8], "layer": "mix"}
_TAGGING = {"hidden_sizes": [8], "sent_layer": "mix", "word_layer": 2, "word_level_training": True}
CLASSES: dict[str, dict[str, Any]] = {
    "regression_metric": _REGRESSION,
    "referenceless_regression_metric": _REGRESSION,
    "unified_metric": {**_TAGGING, "error_labels": ["minor", "major"]},
    "xcomet_metric": _TAGGING,
}
"""What tells a class's checkpoint from the others', by the name that ``hparams.yaml`` has for the class."""


def write_checkpoint(folder: Path, name: str, licence: str = "mit", **changed: Any) -> Path:
    """Write a checkpoint of a class, with its encoder's configuration and tokenizer inside; returns the folder."""
    encoder = folder / "encoder"
    write_folder(PackedEncoder(_SHAPE, Pieces(_PIECES, [-3.0] * len(_PIECES)), {}), encoder, with_weights=False)
    settings = {"encoder_model": "XLM-RoBERTa", "layer_transformation": "softmax", **CLASSES[name], **changed}
    torch.manual_seed(3)
    model = comet_models().str2model[name](
        **settings, pretrained_model=str(encoder), load_pretrained_weights=False, local_files_only=True
    )
    for weight in model.layerwise_attention.scalar_parameters:
        torch.nn.init.normal_(weight, std=3)  # they start out equal, and how they are mixed would not matter
    _save(folder, model, {**settings, "pretrained_model": "somebody/encoder"}, name)
    write_card(folder, ModelCard(f"small {name}", "1", licence, "nothing", score_range=SCORE_RANGE))
    return folder


def _save(folder: Path, model: Any, settings: dict[str, Any], name: str) -> None:
    (folder / CHECKPOINT).parent.mkdir()
    written = {"pytorch-lightning_version": "2.0.0", "hyper_parameters": settings, "state_dict": model.state_dict()}
    torch.save(written, folder / CHECKPOINT)
    (folder / "hparams.yaml").write_text(yaml.safe_dump({"class_identifier": name, **settings}), encoding="utf-8")
