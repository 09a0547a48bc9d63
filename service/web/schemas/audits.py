"""Audits, as they are sent and shown."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from exonym.model import Format, Metadata, Pair
from service.audits import Filters
from service.store.models import Audit
from service.web.cursors import CURSOR
from service.web.schemas.fields import (
    NOT_BLANK,
    Address,
    Label,
    Language,
    Moment,
    Profile,
    Text,
    not_blank,
    text_of,
    without_nul,
)


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
        AfterValidator(not_blank),
        Field(description="The translation.", examples=["He came."], json_schema_extra={"pattern": NOT_BLANK}),
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

    id: str = Field(json_schema_extra={"format": "uuid"})
    status: Literal["queued", "running", "done", "failed"]
    pair_id: str | None
    source_lang: str | None
    target_lang: str
    profile: str
    metadata: MetadataIn
    previous: str | None = Field(description="The audit of the article's revision before this one.")
    batch: str | None = Field(description="The batch that it came in.")
    state: Literal["open", "released", "held"] = Field(description="What an editor made of it.")
    note: str | None = Field(description="What is to be known of how it came in: that its source never did, for one.")
    created_at: datetime
    ended_at: datetime | None
    decision: Literal["publish", "review", "hold"] | None
    quality: float | None = Field(description="0 to 100; null when nothing could be scored.")
    error: str | None
    title: str | None = Field(description="The article's, where a CMS has sent it.")
    report: dict[str, Any] | None = Field(
        None, description="The report, schema_version 1, in the answer to a request that waited for it."
    )

    @classmethod
    def of(cls, audit: Audit, report: dict[str, Any] | None = None) -> AuditOut:
        """The audit of a row."""
        others = ("metadata", "batch", "report")
        plain = {name: getattr(audit, name) for name in cls.model_fields if name not in others}
        about = {name: getattr(audit, name) for name in MetadataIn.model_fields}
        return cls(**plain, metadata=MetadataIn(**about), batch=audit.batch_id, report=report)


MAX_PAGE = 100
"""Audits of a page of a list."""
Quality = Annotated[float, Field(ge=0, le=100)]
Words = Annotated[
    str,
    text_of(200),
    AfterValidator(without_nul),
    Field(
        min_length=1,
        description="Words of the texts or of the names that the report knows, all of which must be there, the last "
        "one as a beginning. Case and diacritics make no difference.",
        examples=["Tokaj"],
    ),
]


class ListQuery(BaseModel):
    """What a list is narrowed to, and where it goes on."""

    model_config = ConfigDict(extra="forbid")

    status: Literal["queued", "running", "done", "failed"] | None = None
    decision: Literal["publish", "review", "hold"] | None = None
    state: Literal["open", "released", "held"] | None = Field(None, description="What an editor made of it.")
    rule: Label | None = Field(None, description="The rule of a finding, such as `name.copied`.")
    min_quality: Quality | None = None
    max_quality: Quality | None = None
    created_after: Moment | None = None
    created_before: Moment | None = None
    q: Words | None = None
    batch: Label | None = None
    pair_id: Label | None = None
    source_lang: Language | None = None
    target_lang: Language | None = None
    feed: Label | None = None
    article_id: Label | None = None
    revision: Label | None = None
    url: Address | None = None
    mt_system: Label | None = None
    limit: int = Field(25, ge=1, le=MAX_PAGE)
    cursor: Annotated[str, Field(pattern=CURSOR)] | None = None

    def to_filters(self) -> Filters:
        """The filters alone."""
        same = self.model_dump(exclude={"limit", "cursor", "q", "batch"})
        return Filters(**same, words=self.q, batch_id=self.batch)


class AuditPage(BaseModel):
    """Audits, newest first. ``next`` is the cursor of the page that follows, null on the last one."""

    items: list[AuditOut]
    next: str | None
