"""What /v2 takes and gives: the form of LanguageTool's HTTP API (https://languagetool.org/http-api)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Form
from pydantic import AfterValidator, BaseModel, Field

from exonym.documents.validation import LANGUAGE_TAG
from exonym.report.languagetool import ISSUE_TYPES
from service.web.schemas.fields import Text, text_of, without_nul

CheckedText = Annotated[Text, Form(description="The text; markup among it goes into `data` instead.")]
CheckedLanguage = Annotated[
    str,
    Form(
        max_length=60,
        pattern=rf"^(auto|{LANGUAGE_TAG}(-x(-[A-Za-z0-9]{{1,8}})+)?)?$",
        description="A language tag, or `auto`, which an empty one is as well.",
        examples=["en-US"],
    ),
]
RuleNames = Annotated[
    str, Form(description="Names of rules, separated by commas."), text_of(4000), AfterValidator(without_nul)
]
"""Names of rules, separated by commas."""


class Replacement(BaseModel):
    """What to write instead."""

    value: str


class Context(BaseModel):
    """The words around a match, and where it lies in them."""

    text: str
    offset: int
    length: int


class Category(BaseModel):
    """What MQM calls the error."""

    id: str
    name: str


class Rule(BaseModel):
    """The rule that was broken."""

    id: str
    description: str
    issueType: str = Field(json_schema_extra={"enum": list(ISSUE_TYPES)})  # noqa: N815
    category: Category


class TypeName(BaseModel):
    """How editors underline it."""

    typeName: str  # noqa: N815


class Match(BaseModel):
    """A finding. Offset and length are UTF-16 code units of what was sent."""

    message: str
    shortMessage: str  # noqa: N815
    offset: int
    length: int
    replacements: list[Replacement]
    context: Context
    sentence: str
    type: TypeName
    rule: Rule
    ignoreForIncompleteSentence: bool  # noqa: N815
    contextForSureMatch: int  # noqa: N815


class Detected(BaseModel):
    """The language that the text seems to be in, and how sure that is, 0 to 1."""

    name: str
    code: str
    confidence: float


class Language(BaseModel):
    """The language that the text was checked as."""

    name: str
    code: str
    detectedLanguage: Detected  # noqa: N815


class Software(BaseModel):
    """What answers."""

    name: str = "Exonym"
    version: str
    buildDate: str = ""  # noqa: N815
    apiVersion: int = 1  # noqa: N815
    premium: bool = False
    premiumHint: str = ""  # noqa: N815
    status: str = ""


class Warnings(BaseModel):
    """Whether something was left out."""

    incompleteResults: bool = False  # noqa: N815


class CheckOut(BaseModel):
    """The answer to a check."""

    software: Software
    warnings: Warnings = Warnings()
    language: Language
    matches: list[Match]


class KnownLanguage(BaseModel):
    """A language that texts may be in."""

    name: str
    code: str
    longCode: str  # noqa: N815


Wanted = Callable[[dict[str, Any]], bool]


def wanted_rules(enabled: str, disabled: str, enabled_only: bool) -> Wanted:
    """Which matches somebody wants: not those of disabled rules, and none but of enabled ones where only these are."""
    only, none = _names(enabled), _names(disabled)

    def is_wanted(match: dict[str, Any]) -> bool:
        rule = match["rule"]["id"]
        return rule not in none and (not enabled_only or rule in only)

    return is_wanted


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.strip() for name in listed.split(","))
