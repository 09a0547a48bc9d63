"""Connectors, as they are added and shown, and what a CMS is told about an event."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue

from service.connectors import KINDS, NewConnector
from service.connectors.kind import LONGEST_SECRET, SHORTEST_SECRET
from service.connectors.mapping import BOTH_SIDES, LONGEST_LABEL, ONE_SIDE
from service.connectors.paths import LONGEST_PATH
from service.connectors.registry import MOST_SOURCES, NAME
from service.store.models import Connector
from service.web.schemas.fields import NO_NUL, Language, without_nul

Place = Annotated[
    str,
    Field(
        max_length=max(LONGEST_PATH, LONGEST_LABEL + 1),
        json_schema_extra={"format": "json-path-or-literal"},
        description="A JSONPath (RFC 9535) into the event, or a literal of 1 to 200 characters after `=`.",
        examples=["$.data.source", "=pl"],
    ),
]


def _way(wanted: tuple[str, ...], other: tuple[str, ...]) -> dict[str, JsonValue]:
    """JSON Schema of a mapping that has all of one way of sending, and nothing of the other."""
    has: dict[str, JsonValue] = {name: {"type": "string"} for name in wanted}
    has |= {name: {"type": "null"} for name in other}
    return {"required": list(wanted), "properties": has}


def _terms_by_kind() -> list[JsonValue]:
    """JSON Schema of what each kind asks for: its secret's form, and languages where its own mapping looks for one."""
    terms: list[JsonValue] = []
    for kind in KINDS.values():
        of_kind: JsonValue = {"const": kind.kind}
        secret: JsonValue = {"properties": {"secret": {"pattern": kind.secret_pattern}}}
        terms.append({"if": {"properties": {"kind": of_kind}}, "then": secret})
        if any("{source_lang}" in place for place in kind.mapping.values()):
            unmapped: JsonValue = {"properties": {"kind": of_kind, "mapping": {"type": "null"}}}
            languages: JsonValue = {"required": ["source_langs"], "properties": {"source_langs": {"minItems": 1}}}
            terms.append({"if": unmapped, "then": languages})
    return terms


class MappingIn(BaseModel):
    """Where an event has what is audited: `source`, `target` and their languages, or `text`, `lang`, `join_key`."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"oneOf": [_way(BOTH_SIDES, ONE_SIDE), _way(ONE_SIDE, BOTH_SIDES)]}
    )

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
    when: Annotated[str, Field(max_length=LONGEST_PATH, json_schema_extra={"format": "json-path"})] | None = Field(
        None, description="A path that must lead somewhere, or the event is ignored."
    )


class ConnectorIn(BaseModel):
    """A CMS to take events from."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"allOf": _terms_by_kind()})

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
