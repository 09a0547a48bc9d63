"""Fetch a checkpoint from the Hugging Face hub, or say in one line why that cannot be done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from exonym.checkpoints.comet_class import read_hyperparameters
from exonym.checkpoints.comet_model import ENCODER
from exonym.checkpoints.known import KnownModel
from exonym.errors import ModelMissing

PATIENCE = 2.5
"""Seconds in which the hub has to answer the first question, looking up its address included."""
_ELSE = "a local folder that has the model works too: --checkpoint FOLDER"
_T = TypeVar("_T")


def fetch(model: KnownModel, folder: Path) -> str:
    """Download a model with its encoder's tokenizer and configuration into a folder; returns the revision.

    The folder then needs the hub no more, and can be copied to where there is none.

    Raises ModelMissing: after PATIENCE when the hub does not answer, at once when the model is gated and nobody is
    logged in, and when the download fails.
    """
    revision = _revision(model)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import GatedRepoError

    try:
        snapshot_download(model.name, revision=revision, local_dir=folder)
        encoder = str(read_hyperparameters(folder)["pretrained_model"])
        snapshot_download(encoder, allow_patterns=["*.json", "*.model"], local_dir=folder / ENCODER)
    except GatedRepoError as error:
        raise _gated(model, "this account has no access to it") from error
    except Exception as error:  # the hub's client lets through errors of several HTTP libraries
        raise ModelMissing(f"{model.name} could not be fetched: {_first_line(error)}") from error
    return revision


def _revision(model: KnownModel) -> str:
    """The commit that the hub has of a model now: a small question that shows whether there is a hub at all."""
    try:
        return within(PATIENCE, lambda: _ask_revision(model))
    except ModelMissing:
        raise
    except Exception as error:  # as above
        raise ModelMissing(f"{model.name} could not be fetched: {_hub()} cannot be reached; {_ELSE}") from error


def _ask_revision(model: KnownModel) -> str:
    from huggingface_hub import get_token, model_info
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError

    if model.gated and get_token() is None:
        raise _gated(model, "nobody is logged in")
    try:
        return str(model_info(model.name, timeout=PATIENCE).sha)
    except GatedRepoError as error:
        raise _gated(model, "this account has no access to it") from error
    except RepositoryNotFoundError as error:
        raise ModelMissing(f"{_hub()} has no model {model.name}, or none for this account; {_ELSE}") from error


def _hub() -> str:
    """The hub's address, which ``HF_ENDPOINT`` can change."""
    from huggingface_hub import constants

    return constants.ENDPOINT


def _gated(model: KnownModel, why: str) -> ModelMissing:
    return ModelMissing(
        f"{model.name} is gated, and {why}: accept its licence on https://huggingface.co/{model.name} "
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
