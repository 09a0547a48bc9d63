"""Forms that take a pair in: what they offer, and what was typed into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Form
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from exonym.config import MAX_CHARACTERS, PROFILES
from exonym.errors import InvalidInput
from exonym.model import Format
from service.auth import Caller
from service.store.models import Audit
from service.web.accepting import accept
from service.web.context import Service
from service.web.languages import source_groups, target_groups
from service.web.schemas.audits import AuditIn

Typed = Annotated[str, Form()]
Errors = dict[str, str]
"""What is wrong, by field."""
_FORMATS = {Format.TEXT.value: "Plain text", Format.HTML.value: "HTML, as it was scraped"}


def read_choices(
    source_lang: Typed = "",
    target_lang: Typed = "en",
    format_: Annotated[str, Form(alias="format")] = Format.TEXT,
    profile: Typed = "news",
    article_id: Typed = "",
) -> dict[str, str]:
    """What was chosen beside the texts, by field; empty where nothing was."""
    return {
        "source_lang": source_lang,
        "target_lang": target_lang,
        "format": format_,
        "profile": profile,
        "article_id": article_id,
    }


Choices = Annotated[dict[str, str], Depends(read_choices)]


def as_pasted(text: str) -> str:
    """A text as it was pasted: forms send every end of a line as CR and LF."""
    return text.replace("\r\n", "\n")


def read_form(typed: Mapping[str, str]) -> AuditIn | Errors:
    """What was typed as an audit to be made, or what is wrong with it."""
    given: dict[str, Any] = {name: text for name, text in typed.items() if text}
    about = {"article_id": given.pop("article_id", None)}
    try:
        return AuditIn.model_validate({"target": "", **given, "metadata": about})
    except ValidationError as error:
        return {str(e["loc"][-1]): _say(e) for e in error.errors()}


def _say(error: ErrorDetails) -> str:
    """What is wrong with a field, of a text that is too long as the engine says it."""
    if error["type"] == "string_too_long":
        return f"has {len(error['input'])} characters; at most {error['ctx']['max_length']} are accepted"
    return error["msg"]


def accept_form(service: Service, caller: Caller, typed: Mapping[str, str]) -> Audit | Errors:
    """Take in what was typed, or say what is wrong with it."""
    body = read_form(typed)
    if not isinstance(body, AuditIn):
        return body
    try:
        return accept(service, caller, body)
    except InvalidInput as error:
        return {error.field: error.message}


def fill_form(service: Service, typed: Mapping[str, str], errors: Errors) -> dict[str, Any]:
    """What a template of the form needs: what it offers, what is in it, and what is wrong with that."""
    empty = dict.fromkeys(("target", "source", "source_lang", "article_id"), "")
    chosen = {"target_lang": "en", "format": Format.TEXT.value, "profile": service.settings.profile}
    return {
        "typed": {**empty, **chosen, **typed},
        "errors": errors,
        "source_languages": source_groups(),
        "target_languages": target_groups(),
        "formats": _FORMATS,
        "profiles": {profile: profile for profile in sorted(PROFILES)},
        "max_characters": MAX_CHARACTERS,
    }
