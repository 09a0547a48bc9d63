"""What the API takes and gives. Every limit stands in the schema, so that a client can know it beforehand."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from exonym.config import MAX_CHARACTERS, PROFILES
from exonym.model import Format, Metadata, Pair
from service.audits import Filters
from service.store.models import Audit
from service.web.cursors import CURSOR

_NO_NUL = r"^[^\u0000]*$"
_NOT_BLANK = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"


def _without_nul(text: str) -> str:
    if "\0" in text:
        place = text.index("\0")
        raise PydanticCustomError(
            "nul_character", "has a NUL character at offset {place}; none is accepted", {"place": place}
        )
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "is empty; at least one letter is needed")
    return text


def _known_profile(profile: str) -> str:
    if profile not in PROFILES:
        raise PydanticCustomError("profile", "is none of {known}", {"known": ", ".join(sorted(PROFILES))})
    return profile


def _text(limit: int) -> Any:
    return Field(max_length=limit, json_schema_extra={"pattern": _NO_NUL})


Text = Annotated[str, _text(MAX_CHARACTERS), AfterValidator(_without_nul)]
Label = Annotated[str, _text(200), AfterValidator(_without_nul)]
Address = Annotated[str, _text(2000), AfterValidator(_without_nul)]
Language = Annotated[
    str,
    Field(
        max_length=35,
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="An ISO 639 code, with BCP 47 subtags if need be: pl, pt-BR.",
        examples=["pl"],
    ),
]
Profile = Annotated[str, AfterValidator(_known_profile), Field(json_schema_extra={"enum": sorted(PROFILES)})]


class MetadataIn(BaseModel):
    """Where the article comes from: stored, reported, to be filtered by; never judged."""

    model_config = ConfigDict(extra="forbid")

    feed: Label | None = None
    article_id: Label | None = None
    revision: Label | None = None
    url: Address | None = None
    mt_system: Label | None = None


class AuditIn(BaseModel):
    """A translation to audit, with its source or alone."""

    model_config = ConfigDict(extra="forbid")

    target: Annotated[
        Text,
        AfterValidator(_not_blank),
        Field(description="The translation.", examples=["He came."], json_schema_extra={"pattern": _NOT_BLANK}),
    ]
    source: Text | None = Field(None, description="What was translated.", examples=["Przyszedł."])
    reference: Text | None = Field(None, description="A translation known to be good, for scores that compare.")
    source_lang: Language | None = None
    target_lang: Language = "en"
    format: Literal["text", "html"] = Field("text", description="What the texts are; offsets count tags as well.")
    id: Label | None = Field(None, description="The caller's own id; it comes back in the report.")
    metadata: MetadataIn = MetadataIn()
    profile: Profile | None = Field(None, description="How strictly to decide; unset is what the operator chose.")

    def to_pair(self) -> Pair:
        """The engine's value."""
        texts = self.model_dump(exclude={"metadata", "profile", "format"})
        return Pair(**texts, format=Format(self.format), metadata=Metadata(**self.metadata.model_dump()))


class AuditOut(BaseModel):
    """An audit: where it stands and, once it is done, how it ended. ``error`` says why one failed."""

    id: str
    status: Literal["queued", "running", "done", "failed"]
    pair_id: str | None
    source_lang: str | None
    target_lang: str
    profile: str
    metadata: MetadataIn
    created_at: datetime
    ended_at: datetime | None
    decision: Literal["publish", "review", "hold"] | None
    quality: float | None = Field(description="0 to 100; null when nothing could be scored.")
    error: str | None
    report: dict[str, Any] | None = Field(
        None, description="The report, schema_version 1, in the answer to a request that waited for it."
    )

    @classmethod
    def of(cls, audit: Audit, report: dict[str, Any] | None = None) -> AuditOut:
        """The audit of a row."""
        plain = {name: getattr(audit, name) for name in cls.model_fields if name not in ("metadata", "report")}
        about = {name: getattr(audit, name) for name in MetadataIn.model_fields}
        return cls(**plain, metadata=MetadataIn(**about), report=report)


class ListQuery(BaseModel):
    """What a list is narrowed to, and where it goes on."""

    model_config = ConfigDict(extra="forbid")

    status: Literal["queued", "running", "done", "failed"] | None = None
    decision: Literal["publish", "review", "hold"] | None = None
    pair_id: Label | None = None
    source_lang: Language | None = None
    target_lang: Language | None = None
    feed: Label | None = None
    article_id: Label | None = None
    revision: Label | None = None
    url: Address | None = None
    mt_system: Label | None = None
    limit: int = Field(25, ge=1, le=100)
    cursor: Annotated[str, Field(pattern=CURSOR)] | None = None

    def to_filters(self) -> Filters:
        """The filters alone."""
        return Filters(**self.model_dump(exclude={"limit", "cursor"}))


class AuditPage(BaseModel):
    """Audits, newest first. ``next`` is the cursor of the page that follows, null on the last one."""

    items: list[AuditOut]
    next: str | None


class Problem(BaseModel):
    """What went wrong (RFC 9457). ``errors`` are the fields at fault, if any: ``field`` and ``message`` of each."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]] = []


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that an endpoint answers with, for its OpenAPI description."""
    content = {"application/problem+json": {"schema": Problem.model_json_schema()}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}
