"""Settings of the HTTP service: where it listens, what it takes."""

from __future__ import annotations

import re

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from service.settings.parts import Part, is_loopback

RATE_LIMIT = r"[1-9][0-9]{0,8}/(second|minute|hour|day)"


class HttpSettings(Part):
    """Where the service listens, and what it takes."""

    host: str = Field("127.0.0.1", description="The address `exonym serve` listens on.")
    port: int = Field(8000, ge=0, le=65535, description="The port `exonym serve` listens on.")
    allow_remote: bool = Field(
        False,
        description="Listen on an address other than loopback although there is no key yet, so that nobody has to "
        "prove who they are.",
    )
    allowed_hosts: tuple[str, ...] = Field(
        ("localhost", "127.0.0.1", "::1"),
        description="Host names under which the service may be called, as a JSON list; `*` stands for any.",
    )
    public_url: str = Field(
        "",
        max_length=500,
        pattern=r"^(https?://[^\s?#]+[^\s?#/])?$",
        description="Where the API is reached from outside, such as `https://exonym.example`: begins the addresses in "
        "webhooks; unset leaves paths.",
    )
    max_body_bytes: int = Field(
        8_000_000, ge=1024, description="The longest request body that is read, in bytes; a longer one is a 413."
    )
    wait_limit: float = Field(
        60.0, ge=0, description="The longest that a request with `Prefer: wait` is kept waiting, in seconds."
    )
    events_limit: float = Field(
        900.0, gt=0, description="The longest that a stream of an audit's events is held open, in seconds."
    )
    session_idle_hours: float = Field(
        8.0, gt=0, le=8760, description="Hours after which who is signed in and does nothing is signed out."
    )
    session_hours: float = Field(
        168.0, gt=0, le=8760, description="Hours after which everybody has to sign in again, whatever they do."
    )
    rate_limit: str | None = Field(
        None,
        description="How many requests a key may make, and without one an address: `600/minute`, a count per second, "
        "minute, hour or day; unset is no limit.",
    )

    @field_validator("rate_limit")
    @classmethod
    def _check_rate_limit(cls, limit: str | None) -> str | None:
        if limit is None or re.fullmatch(RATE_LIMIT, limit):
            return limit
        raise PydanticCustomError(
            "rate_limit",
            "must be a count of 1 to 999,999,999 and a period (second, minute, hour or day), such as 600/minute",
        )

    @property
    def on_loopback(self) -> bool:
        """True when only this machine can reach the service."""
        return self.host == "localhost" or is_loopback(self.host)
