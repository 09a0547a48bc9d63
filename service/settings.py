"""Every setting of the service: one class, read from EXONYM_... variables. docs/settings.md lists them all."""

from __future__ import annotations

import os
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from exonym.checkpoints.licences import licence_names
from exonym.config import DEFAULT_PROFILE, PROFILES, AuditConfig, Precision
from exonym.thresholds import read_thresholds
from exonym.weights import parse_weights

LogLevel = Literal["debug", "info", "warning", "error"]


class Settings(BaseSettings):
    """The service's settings. Raises pydantic.ValidationError when one is not acceptable."""

    model_config = SettingsConfigDict(env_prefix="EXONYM_", extra="ignore", frozen=True)

    database_url: str = Field(
        "sqlite:///exonym.db",
        description="Where audits are kept: `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST/NAME`.",
        pattern=r"^(sqlite:///|postgresql(\+psycopg)?://).+",
    )
    broker_url: str = Field(
        "memory://",
        description="Where work is queued: `memory://` (inside one `exonym serve`) or `redis://HOST:PORT/DB`.",
        pattern=r"^(memory|rediss?)://",
    )
    queue_name: str = Field("exonym", description="The queue's name, for installations that share a Redis.")
    visibility_timeout: int = Field(
        3600, ge=60, description="Seconds after which Redis gives an unacknowledged message to another worker."
    )
    host: str = Field("127.0.0.1", description="The address `exonym serve` listens on.")
    port: int = Field(8000, ge=0, le=65535, description="The port `exonym serve` listens on.")
    allow_remote: bool = Field(
        False,
        description="Listen on an address other than loopback although nobody has to prove who they are.",
    )
    allowed_hosts: tuple[str, ...] = Field(
        ("localhost", "127.0.0.1", "::1"),
        description="Host names under which the service may be called, as a JSON list; `*` stands for any.",
    )
    embedded_worker: bool = Field(True, description="Whether `exonym serve` audits by itself, in a thread.")
    worker_threads: int = Field(1, ge=1, le=64, description="Audits that one `exonym worker` runs at a time.")
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
    max_body_bytes: int = Field(
        8_000_000, ge=1024, description="The longest request body that is read, in bytes; a longer one is a 413."
    )
    wait_limit: float = Field(
        60.0, ge=0, description="The longest that a request with `Prefer: wait` is kept waiting, in seconds."
    )
    lease: float = Field(30.0, gt=0, description="Seconds for which a worker owns an audit without a sign of life.")
    heartbeat: float = Field(10.0, gt=0, description="Seconds between a worker's signs of life during an audit.")
    max_tries: int = Field(
        3, ge=1, description="How often an audit is begun before it counts as failed, should workers die under it."
    )
    sweep: float = Field(15.0, gt=0, description="Seconds between looks for audits whose worker or message is lost.")
    resend: float = Field(
        60.0, gt=0, description="Seconds after which an audit that nobody took is sent again; doubles each time."
    )
    canary: float = Field(10.0, gt=0, description="Seconds between the test messages by which `/readyz` knows workers.")
    log_level: LogLevel = Field("info", description="How much is logged: debug, info, warning or error.")

    @property
    def in_memory(self) -> bool:
        """True when the queue lives in this process alone."""
        return self.broker_url.startswith("memory://")

    @property
    def uses_sqlite(self) -> bool:
        """True when audits are kept in an SQLite file."""
        return self.database_url.startswith("sqlite")

    @property
    def on_loopback(self) -> bool:
        """True when only this machine can reach the service."""
        return self.host == "localhost" or _is_loopback(self.host)

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

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.profile not in PROFILES:
            raise ValueError(f"profile: {self.profile!r} is none of {', '.join(sorted(PROFILES))}")
        if self.heartbeat * 2 > self.lease:
            raise ValueError("heartbeat: must be at most half of the lease, so that one late beat loses nothing")
        return self


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
