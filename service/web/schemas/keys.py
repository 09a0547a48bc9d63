"""Keys, as they are asked for and shown."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from service.auth import LIFETIME, NewKey, Scope, read_scopes
from service.auth.keys import KEY_NAME, MAX_NAME
from service.store.models import Key
from service.web.cursors import CURSOR


class KeyIn(BaseModel):
    """A key to be made."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(
        min_length=1,
        max_length=MAX_NAME,
        json_schema_extra={"pattern": KEY_NAME},
        description="What it is for.",
        examples=["newsroom"],
    )
    scopes: list[Scope] = Field(
        min_length=1, max_length=len(Scope), description="What it is good for; at most what the caller's key is."
    )
    expires_in: str | None = Field(
        None,
        json_schema_extra={"pattern": LIFETIME},
        description="How long it lasts, such as 90d, 12h, 30m or 1s; unset is until it is revoked.",
        examples=["90d"],
    )


class KeyOut(BaseModel):
    """A key, without itself. ``last_used_at`` may be a minute behind."""

    id: str
    name: str
    workspace: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None

    @classmethod
    def of(cls, key: Key) -> KeyOut:
        """The key of a row."""
        scopes = read_scopes(key.scopes)
        plain = {name: getattr(key, name) for name in KeyOut.model_fields if name != "scopes"}
        return cls(**plain, scopes=[scope for scope in Scope if scope in scopes])


class NewKeyOut(KeyOut):
    """A key that was made, with itself: in this answer and never again."""

    key: str

    @classmethod
    def made(cls, new: NewKey) -> NewKeyOut:
        """The answer to who asked for it."""
        return cls(**KeyOut.of(new.row).model_dump(), key=new.secret)


class KeyQuery(BaseModel):
    """How many keys to list, and where to go on."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(25, ge=1, le=100)
    cursor: Annotated[str, Field(pattern=CURSOR)] | None = None


class KeyPage(BaseModel):
    """Keys, oldest first. ``next`` is the cursor of the page that follows, null on the last one."""

    items: list[KeyOut]
    next: str | None
