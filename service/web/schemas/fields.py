"""Kinds of fields that several requests have, with their limits."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from exonym.config import MAX_CHARACTERS, PROFILES

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


def text_of(limit: int) -> Any:
    """A text of at most so many characters, without NUL."""
    return Field(max_length=limit, json_schema_extra={"pattern": NO_NUL})


Text = Annotated[str, text_of(MAX_CHARACTERS), AfterValidator(without_nul)]
Label = Annotated[str, text_of(200), AfterValidator(without_nul)]
Address = Annotated[str, text_of(2000), AfterValidator(without_nul)]
Language = Annotated[
    str,
    Field(
        max_length=35,
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="An ISO 639 code, with BCP 47 subtags if need be: pl, pt-BR.",
        examples=["pl"],
    ),
]
Profile = Annotated[str, AfterValidator(known_profile), Field(json_schema_extra={"enum": sorted(PROFILES)})]
