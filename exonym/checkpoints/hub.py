"""Fetch a checkpoint from the Hugging Face hub, or say in one line why that cannot be done."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from exonym.checkpoints.checksums import sha256_of
from exonym.checkpoints.comet_class import HYPERPARAMETERS, read_hyperparameters
from exonym.checkpoints.comet_model import ENCODER
from exonym.checkpoints.known import KnownModel
from exonym.errors import ModelMissing

PATIENCE = 2.5
"""Seconds in which the hub has to answer the first question, looking up its address included."""
_ELSE = "a local folder that has the model works too: --checkpoint FOLDER"
_LATEST = "the newest is fetched with: exonym models pull {}@main"
_COMMIT = re.compile("[0-9a-f]{40}")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Snapshot:
    """A repository as one commit (40 hexadecimal digits) has it; ``checksums`` are the SHA-256 of its large files."""

    name: str
    commit: str
    checksums: Mapping[str, str]


def find_snapshot(model: KnownModel, revision: str | None = None) -> Snapshot:
    """The commit of a revision (a commit, tag or branch); without one that which is pinned, else what the hub has now.

    Raises ModelMissing: after PATIENCE when the hub does not answer, at once when the model is gated and nobody is
    logged in, and when there is no such revision.
    """
    from huggingface_hub import get_token

    if model.gated and get_token() is None:
        raise _gated(model.name, "nobody is logged in")
    return _ask(model.name, revision or model.revision)


def download(snapshot: Snapshot, folder: Path) -> Snapshot:
    """Download a model with its encoder's tokenizer and configuration into a folder; returns the encoder's snapshot.

    Every file is that of the commit, and large ones have the checksum that the hub names. The folder then needs the hub
    no more, and can be copied to where there is none. Raises ModelMissing when that fails.
    """
    _download(snapshot, folder, None)
    name = read_hyperparameters(folder).get("pretrained_model")
    if not name:
        raise ModelMissing(f"{snapshot.name} could not be fetched: its {HYPERPARAMETERS} names no encoder")
    encoder = _ask(str(name), None)
    _download(encoder, folder / ENCODER, ["*.json", "*.model"])
    return encoder


def _download(snapshot: Snapshot, folder: Path, patterns: list[str] | None) -> None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import GatedRepoError

    try:
        snapshot_download(snapshot.name, revision=snapshot.commit, local_dir=folder, allow_patterns=patterns)
    except GatedRepoError as error:
        raise _gated(snapshot.name, "this account has no access to it") from error
    except Exception as error:  # the hub's client lets through errors of several HTTP libraries
        raise ModelMissing(f"{snapshot.name} could not be fetched: {_first_line(error)}") from error
    _verify(snapshot, folder)


def _verify(snapshot: Snapshot, folder: Path) -> None:
    """The hub's client compares sizes alone."""
    for name, checksum in snapshot.checksums.items():
        path = folder / name
        if path.is_file() and sha256_of(path) != checksum:
            raise ModelMissing(
                f"{path} is not the file that {snapshot.name} has at {snapshot.commit} (its checksum differs); "
                "delete it and fetch the model again"
            )


def _ask(name: str, revision: str | None) -> Snapshot:
    """Ask the hub for a commit: a small question that shows whether there is a hub at all."""
    try:
        found = within(PATIENCE, lambda: _snapshot(name, revision))
    except ModelMissing:
        raise
    except Exception as error:  # as above
        raise ModelMissing(f"{name} could not be fetched: {_hub()} cannot be reached; {_ELSE}") from error
    if _COMMIT.fullmatch(revision or "") and found.commit != revision:
        raise ModelMissing(f"{name} could not be fetched: {_hub()} answers with {found.commit} for commit {revision}")
    return found


def _snapshot(name: str, revision: str | None) -> Snapshot:
    from huggingface_hub import model_info
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError

    try:
        found = model_info(name, revision=revision, files_metadata=True, timeout=PATIENCE)
    except GatedRepoError as error:
        raise _gated(name, "this account has no access to it") from error
    except RevisionNotFoundError as error:
        raise ModelMissing(f"{name} has no revision {revision} on {_hub()}; {_LATEST.format(name)}") from error
    except RepositoryNotFoundError as error:
        raise ModelMissing(f"{_hub()} has no model {name}, or none for this account; {_ELSE}") from error
    large = {file.rfilename: file.lfs.sha256 for file in found.siblings or () if file.lfs}
    return Snapshot(name, str(found.sha), large)


def _hub() -> str:
    """The hub's address, which ``HF_ENDPOINT`` can change."""
    from huggingface_hub import constants

    return constants.ENDPOINT


def _gated(name: str, why: str) -> ModelMissing:
    return ModelMissing(
        f"{name} is gated, and {why}: accept its licence on https://huggingface.co/{name} "
        f"and set HF_TOKEN to a token of your account; {_ELSE}"
    )


def within(seconds: float, ask: Callable[[], _T]) -> _T:
    """What ``ask`` returns or raises; TimeoutError when that takes longer. It is then left to itself.

    An HTTP client's own timeout leaves out looking up the address, which the system limits as it pleases.
    """
    answer: Future[_T] = Future()
    threading.Thread(target=_settle, args=(answer, ask), daemon=True).start()
    return answer.result(timeout=seconds)


def _settle(answer: Future[_T], ask: Callable[[], _T]) -> None:
    try:
        answer.set_result(ask())
    except Exception as error:
        answer.set_exception(error)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
