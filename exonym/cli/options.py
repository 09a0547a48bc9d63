"""Options that several commands have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from exonym.checkpoints.licences import ACCEPT, licence_names
from exonym.checkpoints.store import check_checkpoint
from exonym.config import DEFAULT_PROFILE, AuditConfig, Precision
from exonym.config.penalties import parse_weights
from exonym.config.thresholds import read_thresholds
from exonym.model import Format

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
InputFormat = Annotated[
    Format, typer.Option("--input-format", help="What the texts are written in: text, or html as it was scraped.")
]
NamebookOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--namebook",
        metavar="FILE",
        envvar="EXONYM_NAMEBOOK",
        help="My own names, YAML or CSV, laid over the packaged namebook; may be given again.",
    ),
]
ThresholdsOption = Annotated[
    Path | None,
    typer.Option(
        "--thresholds",
        metavar="FILE",
        envvar="EXONYM_THRESHOLDS",
        help="Where the verdict changes, in TOML: my own thresholds, or what `exonym calibrate` wrote.",
    ),
]
WeightsOption = Annotated[
    str,
    typer.Option(
        "--weights",
        metavar="LIST",
        envvar="EXONYM_WEIGHTS",
        help="What findings take from the quality, such as minor=1,major=5,critical=25,name.copied=2.",
    ),
]


def audit_config(
    checkpoint: str | None,
    accept_licence: list[str] | None,
    cache_dir: Path | None,
    *,
    profile: str = DEFAULT_PROFILE,
    precision: Precision = Precision.INT8,
    namebooks: list[Path] | None = None,
    thresholds: Path | None = None,
    weights: str = "",
) -> AuditConfig:
    """The configuration that the options of a command ask for.

    Raises InvalidConfig for an unknown profile and malformed thresholds or weights, ModelError for a checkpoint that
    cannot be used.
    """
    base = AuditConfig.for_profile(profile)
    config = replace(
        base,
        checkpoint=checkpoint,
        accepted_licences=licence_names(accept_licence or ()),
        cache_dir=cache_dir,
        precision=precision,
        namebooks=tuple(namebooks or ()),
        thresholds=read_thresholds(thresholds, base.thresholds) if thresholds else base.thresholds,
        weights=parse_weights(weights),
    )
    check_checkpoint(config)
    return config
