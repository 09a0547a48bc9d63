"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from exonym.checkpoints.licences import ACCEPT
from exonym.config import Precision

CacheDir = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir", envvar="EXONYM_CACHE_DIR", help="Where models are kept, if not in the user's cache folder."
    ),
]
AcceptLicence = Annotated[
    list[str] | None,
    typer.Option(
        "--accept-licence",
        metavar="LICENCE",
        envvar=ACCEPT,
        help="A licence that forbids commercial use and that I accept, by its name; may be given again.",
    ),
]
Profile = Annotated[str, typer.Option("--profile", envvar="EXONYM_PROFILE", help="How strict to be: news or strict.")]
PrecisionOption = Annotated[
    Precision,
    typer.Option(
        "--precision",
        envvar="EXONYM_PRECISION",
        help="Of the packaged model: int8, or float32 for COMET's own figures.",
    ),
]
Checkpoint = Annotated[
    str | None,
    typer.Option(
        "--checkpoint", envvar="EXONYM_CHECKPOINT", help="A COMET folder, or a name `exonym models list` has."
    ),
]
