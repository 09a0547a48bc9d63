"""Every setting of the service, read from EXONYM_... variables. docs/settings.md lists them all; a file a room."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from exonym.config import PROFILES
from service.settings.engine import EngineSettings
from service.settings.http import HttpSettings
from service.settings.logs import LogSettings
from service.settings.queueing import QueueSettings
from service.settings.storage import StorageSettings
from service.settings.webhooks import WebhookSettings


class Settings(
    LogSettings, EngineSettings, WebhookSettings, HttpSettings, QueueSettings, StorageSettings, BaseSettings
):
    """The service's settings. Raises pydantic.ValidationError when one is not acceptable."""

    model_config = SettingsConfigDict(env_prefix="EXONYM_", extra="ignore", frozen=True)

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.profile not in PROFILES:
            raise ValueError(f"profile: {self.profile!r} is none of {', '.join(sorted(PROFILES))}")
        if self.heartbeat * 2 > self.lease:
            raise ValueError("heartbeat: must be at most half of the lease, so that one late beat loses nothing")
        return self
