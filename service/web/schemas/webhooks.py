"""Webhook endpoints and deliveries, as they are sent and shown."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool

from service.store.models import Attempt, Endpoint
from service.web.cursors import CURSOR
from service.web.schemas.fields import Address, Label, Moment
from service.webhooks import Event
from service.webhooks.deliveries import Tried

Events = Annotated[list[Event], Field(min_length=1, max_length=20, description="What the endpoint is told of.")]
Destination = Annotated[
    Address,
    Field(
        description="An https address on the public internet; the port is 80, 443 or one from 1024. Redirects are not "
        "followed.",
        examples=["https://cms.example.org/hooks/exonym"],
        json_schema_extra={"pattern": r"^[hH][tT][tT][pP][sS]?://[^\s\\]+$"},
    ),
]


class EndpointIn(BaseModel):
    """Where to tell a CMS, and of what."""

    model_config = ConfigDict(extra="forbid")

    url: Destination
    events: Events = list(Event)
    description: Label = ""


class EndpointChange(BaseModel):
    """What to change of an endpoint; what is left out stays. One that is paused keeps its deliveries waiting."""

    model_config = ConfigDict(extra="forbid")

    url: Destination | None = None
    events: Events | None = None
    description: Label | None = None
    paused: StrictBool | None = None


class EndpointOut(BaseModel):
    """An endpoint, without its secret. ``paused_why`` is empty while it is served."""

    id: str
    url: str
    events: list[Event]
    description: str
    paused: bool
    paused_why: str
    failures: int = Field(description="Attempts in a row that failed.")
    failing_since: datetime | None
    old_secret_until: datetime | None = Field(description="Until when the secret before the last rotation signs too.")
    created_at: datetime

    @classmethod
    def of(cls, endpoint: Endpoint) -> EndpointOut:
        """The endpoint of a row."""
        return cls(**{name: getattr(endpoint, name) for name in EndpointOut.model_fields})


class EndpointWithSecret(EndpointOut):
    """An endpoint with its secret, which is shown in this answer alone."""

    secret: str = Field(description="`whsec_` and the base64 of 32 bytes.")

    @classmethod
    def of(cls, endpoint: Endpoint) -> EndpointWithSecret:
        """The endpoint of a row, and its secret."""
        return cls(**EndpointOut.of(endpoint).model_dump(), secret=endpoint.secret)


class EndpointList(BaseModel):
    """A workspace's endpoints, oldest first; there may be 50."""

    items: list[EndpointOut]


class RecoverIn(BaseModel):
    """From when on an endpoint is to be given what it missed."""

    model_config = ConfigDict(extra="forbid")

    since: Moment = Field(examples=["2026-11-30T08:00:00Z"])


class Recovered(BaseModel):
    """How many deliveries are due again."""

    count: int


class AttemptOut(BaseModel):
    """One request: the answer's status and first 2,048 characters, or why there was none."""

    number: int
    at: datetime
    seconds: float
    status: int | None
    answer: str
    error: str

    @classmethod
    def of(cls, attempt: Attempt) -> AttemptOut:
        """The attempt of a row."""
        return cls(**{name: getattr(attempt, name) for name in cls.model_fields})


class DeliveryOut(BaseModel):
    """One event for one endpoint. ``id`` is the `webhook-id` of every attempt; a pending one is tried at ``due_at``."""

    id: str
    endpoint: str
    event: Event
    audit_id: str | None
    status: Literal["pending", "sending", "delivered", "failed"]
    due_at: datetime
    created_at: datetime
    ended_at: datetime | None
    attempts: list[AttemptOut] = Field(description="Oldest first.")

    @classmethod
    def of(cls, tried: Tried) -> DeliveryOut:
        """The delivery of its rows."""
        row = tried.delivery
        plain = {name: getattr(row, name) for name in cls.model_fields if name not in ("endpoint", "attempts")}
        return cls(**plain, endpoint=row.endpoint_id, attempts=[AttemptOut.of(attempt) for attempt in tried.attempts])


class DeliveryQuery(BaseModel):
    """What the deliveries are narrowed to, and where the list goes on."""

    model_config = ConfigDict(extra="forbid")

    endpoint: Label | None = None
    status: Literal["pending", "sending", "delivered", "failed"] | None = None
    event: Event | None = None
    limit: int = Field(25, ge=1, le=100)
    cursor: Annotated[str, Field(pattern=CURSOR)] | None = None

    def to_filters(self) -> dict[str, str]:
        """Columns and what they must equal."""
        given = {"endpoint_id": self.endpoint, "status": self.status, "event": self.event}
        return {name: value for name, value in given.items() if value is not None}


class DeliveryPage(BaseModel):
    """Deliveries, newest first. ``next`` is the cursor of the page that follows, null on the last one."""

    items: list[DeliveryOut]
    next: str | None
