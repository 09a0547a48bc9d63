"""Corrections, in the shapes of tools that put them in."""

from __future__ import annotations

from pydantic import BaseModel

from service.web.schemas.languagetool import Match


class MatchesOut(BaseModel):
    """What can be corrected, as LanguageTool's matches; the first replacement of each is the one to take."""

    matches: list[Match]


class FixOut(BaseModel):
    """What to write in place of the characters from ``indexStart`` up to ``indexEnd``, in UTF-16 code units."""

    indexStart: int  # noqa: N815
    indexEnd: int  # noqa: N815
    replacement: str


class ErrorOut(BaseModel):
    """What is wrong with a translation, in a sentence, and how to correct it."""

    message: str
    suggestedFixes: list[FixOut]  # noqa: N815


class ValidationOut(BaseModel):
    """A translation, by the id that it was sent with, and whether there is nothing to correct in it."""

    translationId: str | None  # noqa: N815
    passed: bool
    error: ErrorOut | None


class ValidationsOut(BaseModel):
    """The translations that were checked: one."""

    validations: list[ValidationOut]


class CrowdinOut(BaseModel):
    """The answer to Crowdin's external check of quality."""

    data: ValidationsOut
