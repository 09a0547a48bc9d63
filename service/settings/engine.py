"""Settings of the engine: how audits are done."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from pydantic import Field

from exonym.checkpoints.licences import licence_names
from exonym.config import DEFAULT_PROFILE, AuditConfig, Precision
from exonym.config.penalties import parse_weights
from exonym.config.thresholds import read_thresholds
from service.settings.parts import Part


class EngineSettings(Part):
    """How audits are done."""

    profile: str = Field(DEFAULT_PROFILE, description="The profile of audits that name none.")
    checkpoint: str | None = Field(
        None, description="A COMET checkpoint to score with, a folder or a name; unset is the packaged model."
    )
    precision: Precision = Field(
        Precision.INT8, description="What the packaged model computes in: int8, or float32 for COMET's own figures."
    )
    accept_licence: str = Field(
        "",
        description="Licences that forbid commercial use and that the operator accepts, separated by commas: "
        "`cc-by-nc-sa-4.0`.",
    )
    namebook: str = Field(
        "",
        description="Own namebooks, YAML or CSV files, each laid over those before it and all over the packaged one; "
        "their paths separated as in `PATH`.",
    )
    thresholds: Path | None = Field(
        None,
        description="Where verdicts change, a TOML file laid over every profile: own thresholds, or what "
        "`exonym calibrate` wrote.",
    )
    weights: str = Field(
        "", description="What findings take from the quality, such as `minor=1,major=5,critical=25,name.copied=2`."
    )
    cache_dir: Path | None = Field(None, description="Where models are kept; unset is the user's cache folder.")

    def audit_config(self, profile: str) -> AuditConfig:
        """How the engine audits under a profile.

        Raises InvalidConfig for an unknown one, and for malformed thresholds or weights.
        """
        base = AuditConfig.for_profile(profile)
        return replace(
            base,
            checkpoint=self.checkpoint,
            precision=self.precision,
            accepted_licences=licence_names([self.accept_licence]),
            cache_dir=self.cache_dir,
            thresholds=read_thresholds(self.thresholds, base.thresholds) if self.thresholds else base.thresholds,
            weights=parse_weights(self.weights),
            namebooks=tuple(Path(name) for name in self.namebook.split(os.pathsep) if name),
        )
