"""What editors decide, as it is sent and shown."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from service.decisions import Listed, Wish
from service.store.models import Act, Choice, EditorAct, EditorDecision, Reach
from service.web.schemas.fields import text_of, without_nul

MOST_FINDINGS = 500
"""Findings about which something is decided in one request."""
Fingerprint = Annotated[str, text_of(64), AfterValidator(without_nul), Field(min_length=1)]
Reason = Annotated[str, text_of(1000), AfterValidator(without_nul)]
Replacement = Annotated[str, text_of(500), AfterValidator(without_nul)]


class DecisionIn(BaseModel):
    """What an editor says of a finding, by its ``fingerprint``, or of several, by their ``fingerprints``.

    *accepted*: it is right, its correction is wanted. *dismissed*: it is right, but we leave it. *false_alarm*: the
    rule is wrong.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"oneOf": [{"required": ["fingerprint"]}, {"required": ["fingerprints"]}]},
    )

    fingerprint: Fingerprint = ""
    fingerprints: list[Fingerprint] = Field([], min_length=1, max_length=MOST_FINDINGS)
    decision: Choice
    scope: Reach = Field(
        Reach.HERE,
        description="How far it holds: for this audit; for every revision of the article (`article_id`, without one "
        "your `id`); in the whole workspace, for the rule on these words.",
    )
    reason: Reason | None = None
    replacement: Replacement | None = Field(
        None, description="Of an accepted finding: what to write instead of its first suggestion."
    )

    @model_validator(mode="after")
    def _one_or_several(self) -> Self:
        if bool(self.fingerprint) == bool(self.fingerprints):
            raise PydanticCustomError("fingerprint", "needs either `fingerprint` or `fingerprints`")
        return self

    def to_wish(self) -> Wish:
        """What is to be decided."""
        several = self.fingerprints or [self.fingerprint]
        return Wish(several, self.decision, self.scope, self.reason, self.replacement)


class UndoneOut(BaseModel):
    """Who undid a decision, or decided something else in its place, and when."""

    by: str
    at: datetime


class DecisionOut(BaseModel):
    """A decision. ``by``: the name of a key, or a user's address. ``audit`` is where it was made, while that is there.

    ``text``: the words that were marked.
    """

    id: str = Field(json_schema_extra={"format": "uuid"})
    by: str
    at: datetime
    audit: str | None
    fingerprint: str
    rule: str
    text: str
    decision: Choice
    scope: Reach
    reason: str | None
    replacement: str | None
    undone: UndoneOut | None

    @classmethod
    def of(cls, row: EditorDecision) -> DecisionOut:
        """The decision of a row."""
        others = ("audit", "undone")
        plain = {name: getattr(row, name) for name in DecisionOut.model_fields if name not in others}
        undone = UndoneOut(by=row.undone_by or "", at=row.undone_at) if row.undone_at else None
        return DecisionOut(**plain, audit=row.audit_id, undone=undone)


class ListedDecisionOut(DecisionOut):
    """A decision that concerns an audit."""

    findings: list[str] = Field(description="The fingerprints of the audit's findings for which it holds now.")

    @classmethod
    def listed(cls, one: Listed) -> ListedDecisionOut:
        """The decision of a row, and where it holds."""
        return cls(**DecisionOut.of(one.row).model_dump(), findings=list(one.findings))


class DecisionList(BaseModel):
    """Decisions made in one request: one a finding, or one for all of the same words where they reach further."""

    items: list[DecisionOut]


class ListedDecisions(BaseModel):
    """The decisions that were made on an audit or hold for it, newest first."""

    items: list[ListedDecisionOut]


class VerdictIn(BaseModel):
    """An editor's word over the verdict."""

    model_config = ConfigDict(extra="forbid")

    decision: Literal["publish", "hold"]
    reason: Reason

    @property
    def act(self) -> Act:
        """What becomes of the audit."""
        return Act.RELEASED if self.decision == "publish" else Act.HELD


class VerdictOut(BaseModel):
    """An editor's word over the verdict of ``audit``, whose ``state`` it is now."""

    id: str = Field(json_schema_extra={"format": "uuid"})
    audit: str
    by: str
    at: datetime
    state: Act = Field(json_schema_extra={"enum": [Act.RELEASED, Act.HELD]})
    reason: str

    @classmethod
    def of(cls, row: EditorAct) -> VerdictOut:
        """The word of a row."""
        return cls(id=row.id, audit=row.audit_id, by=row.by, at=row.at, state=Act(row.act), reason=row.reason)
