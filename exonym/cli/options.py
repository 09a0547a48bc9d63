"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CacheDir = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir", envvar="EXONYM_CACHE_DIR", help="Where models are kept, if not in the user's cache folder."
    ),
]
AcceptLicence = Annotated[
    bool, typer.Option("--accept-licence", help="I accept the model's licence, although it forbids some uses.")
]
