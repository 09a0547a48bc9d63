"""Connectors, as they are added and shown, and what a CMS is told about an event."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from service.connectors import KINDS, NewConnector
from service.connectors.kind import LONGEST_SECRET, SHORTEST_SECRET
from service.connectors.mapping import LONGEST_LABEL
from service.connectors.paths import LONGEST_PATH
from service.connectors.registry import MOST_SOURCES, NAME
from service.store.models import Connector
from service.web.schemas.fields import NO_NUL, Language, without_nul

Place = Annotated[
    str,
    Field(
        max_length=max(LONGEST_PATH, LONGEST_LABEL + 1),
        pattern=r"^(\$|=[^\x00]{1,200}$)",
        description="A JSONPath (RFC 9535) into the event, or a literal after `=`.",
        examples=["$.data.source", "=pl"],
    ),
]


class MappingIn(BaseModel):
    """Where an event has what is audited: `source`, `target` and their languages, or `text`, `lang`, `join_key`."""

    model_config = ConfigDict(extra="forbid")

    source: Place | None = None
    target: Place | None = None
    source_lang: Place | None = None
    target_lang: Place | None = None
    text: Place | None = None
    lang: Place | None = None
    join_key: Place | None = None
    article_id: Place | None = None
    revision: Place | None = None
    url: Place | None = None
    feed: Place | None = None
    title: Place | None = None
    when: Place | None = Field(None, description="A path that must lead somewhere, or the event is ignored.")


class ConnectorIn(BaseModel):
    """A CMS to take events from."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(pattern=NAME, description="Its events go to /v1/hooks/{name}.", examples=["newsroom"])
    kind: str = Field(json_schema_extra={"enum": [*sorted(KINDS)]})
    secret: Annotated[
        str,
        Field(min_length=SHORTEST_SECRET, max_length=LONGEST_SECRET, json_schema_extra={"pattern": NO_NUL}),
        AfterValidator(without_nul),
    ]
    mapping: MappingIn | None = Field(None, description="Unset is the kind's own.")
    target_lang: Language = "en"
    source_langs: list[Language] = Field(
        [], max_length=MOST_SOURCES, description="Empty is every language but the target's."
    )
    format: Literal["text", "html"] | None = Field(None, description="What the texts are; unset is the kind's own.")

    def to_new(self, workspace: str) -> NewConnector:
        """What is to be added."""
        mapping = self.mapping.model_dump(exclude_none=True) if self.mapping else None
        plain = self.model_dump(exclude={"mapping", "source_langs"})
        return NewConnector(**plain, mapping=mapping, source_langs=tuple(self.source_langs), workspace=workspace)


class ConnectorOut(BaseModel):
    """A connector; its secret is never shown."""

    id: str
    name: str
    kind: str
    mapping: dict[str, str]
    target_lang: str
    source_langs: list[str]
    format: Literal["text", "html"]
    created_at: datetime
    address: str = Field(description="Where its events go.", examples=["/v1/hooks/newsroom"])
    docs: str = Field(description="The page of the documentation that says how to connect it.")

    @classmethod
    def of(cls, row: Connector) -> ConnectorOut:
        """The connector of a row."""
        plain = {name: getattr(row, name) for name in cls.model_fields if name not in ("address", "docs")}
        return cls(**plain, address=f"/v1/hooks/{row.name}", docs=KINDS[row.kind].docs)


class ConnectorList(BaseModel):
    """Every connector of the workspace, by name."""

    items: list[ConnectorOut]


class HookTaken(BaseModel):
    """An event that was taken: `audit_id` is its audit, or `join_key` what it waits by for its other half."""

    status: Literal["accepted", "waiting"]
    audit_id: str | None = None
    join_key: str | None = None


class HookIgnored(BaseModel):
    """An event that is not to be audited, and why."""

    status: Literal["ignored"]
    why: str
