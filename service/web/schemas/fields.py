"""Kinds of fields that several requests have, with their limits."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Path
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from exonym.config import MAX_CHARACTERS, PROFILES
from exonym.documents.validation import LANGUAGE_TAG, MAX_LANGUAGE

NO_NUL = r"^[^\u0000]*$"
NOT_BLANK = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"


def without_nul(text: str) -> str:
    """The text. Raises a validation error for one with a NUL, which PostgreSQL cannot keep."""
    if "\0" in text:
        place = text.index("\0")
        raise PydanticCustomError(
            "nul_character", "has a NUL character at offset {place}; none is accepted", {"place": place}
        )
    return text


def not_blank(text: str) -> str:
    """The text. Raises a validation error for one of white space."""
    if not text.strip():
        raise PydanticCustomError("blank", "is empty; at least one letter is needed")
    return text


def known_profile(profile: str) -> str:
    """The profile. Raises a validation error for one that is none."""
    if profile not in PROFILES:
        raise PydanticCustomError("profile", "is none of {known}", {"known": ", ".join(sorted(PROFILES))})
    return profile


def well_formed(tag: str) -> str:
    """The language tag. Raises a validation error for what is none; the pattern itself would tell nobody anything."""
    if not re.fullmatch(LANGUAGE_TAG, tag):
        raise PydanticCustomError("language", "is not a language code such as 'pl'")
    return tag


def within_reach(moment: datetime) -> datetime:
    """The moment in UTC; years that computers cannot reckon with are the first or last they can."""
    first, last = datetime(1970, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
    return min(max(moment, first), last)


def text_of(limit: int) -> Any:
    """A text of at most so many characters, without NUL."""
    return Field(max_length=limit, json_schema_extra={"pattern": NO_NUL})


def written_out(moment: Any) -> Any:
    """What was sent. Raises a validation error for a number, which pydantic would take for seconds since 1970."""
    if not isinstance(moment, str) or not re.match(r"\d{4}-\d\d-\d\d[Tt ]", moment):
        raise PydanticCustomError("moment", "is no moment such as 2026-11-30T08:00:00Z")
    return moment


Text = Annotated[str, text_of(MAX_CHARACTERS), AfterValidator(without_nul)]
Label = Annotated[str, text_of(200), AfterValidator(without_nul)]
Address = Annotated[str, text_of(2000), AfterValidator(without_nul)]
Language = Annotated[
    str,
    AfterValidator(well_formed),
    Field(
        max_length=MAX_LANGUAGE,
        json_schema_extra={"pattern": rf"^{LANGUAGE_TAG}$"},
        description="An ISO 639 code, with BCP 47 subtags if need be: pl, pt-BR.",
        examples=["pl"],
    ),
]
Profile = Annotated[str, AfterValidator(known_profile), Field(json_schema_extra={"enum": sorted(PROFILES)})]
Id = Annotated[str, Path(json_schema_extra={"format": "uuid"}, description="What cannot be an id is a 404 as well.")]
"""An id in a path."""
Moment = Annotated[AwareDatetime, BeforeValidator(written_out), AfterValidator(within_reach)]
"""A moment with its time zone (RFC 3339)."""
