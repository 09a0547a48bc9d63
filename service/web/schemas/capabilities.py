"""What this installation can do, as it is shown."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field


class LanguageOut(BaseModel):
    """A language, and the rules with data of their own for it; rules for every language are not repeated here."""

    code: str
    name: str
    as_source: list[str] = Field(description="Rules with data for texts that are translated from it.")
    as_target: list[str] = Field(description="Rules with data for translations into it.")


class RuleOut(BaseModel):
    """A rule. ``source_langs`` and ``target_langs`` are null where it speaks for every language."""

    code: str
    name: str
    severity: Literal["neutral", "minor", "major", "critical"]
    category: str = Field(description="As MQM has it.")
    summary: str
    needs: list[str] = Field(description="What it cannot do without: source, reference, quality.")
    source_langs: list[str] | None
    target_langs: list[str] | None


class ScorerOut(BaseModel):
    """A score, and what it cannot do without."""

    name: str
    needs: list[str]


class FormatOut(BaseModel):
    """A format of reports that is installed: `/v1/audits/{id}/report.{extension}`."""

    name: str
    extension: str
    media_type: str


class LimitsOut(BaseModel):
    """How much is taken."""

    characters: int = Field(description="Of one text.")
    body_bytes: int = Field(description="Of a request; batches are read as streams.")
    page: int = Field(description="Audits of a page of a list.")
    wait_seconds: float = Field(description="With `Prefer: wait`.")
    requests: str | None = Field(description="That a key may make, such as `600/minute`; null is no limit.")
    retention_days: float | None = Field(description="For which audits are kept; null keeps them.")


class Capabilities(BaseModel):
    """What this installation can do."""

    version: str
    schema_version: str = Field(description="Of reports.")
    profiles: list[str]
    languages: list[LanguageOut]
    rules: list[RuleOut]
    scorers: list[ScorerOut]
    formats: list[FormatOut]
    limits: LimitsOut
