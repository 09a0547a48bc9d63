"""/admin/new: a pair to audit, pasted or as two files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import Response
from pydantic import ValidationError

from exonym.config import MAX_CHARACTERS, PROFILES
from exonym.errors import InvalidInput
from exonym.model import Format
from service.auth import Caller, Role, Scope, Signed
from service.errors import InvalidField
from service.web.accepting import accept
from service.web.context import InService, Service
from service.web.desk import DESK, EditorDesk, Entry, see_other, show
from service.web.languages import LANGUAGES
from service.web.schemas.audits import AuditIn

ROUTER = APIRouter()
ENTRY = Entry("New audit", "/new", place=30, role=Role.EDITOR)
Typed = Annotated[str, Form()]
Chosen = Annotated[UploadFile | None, File()]
_FORMATS = {Format.TEXT: "Plain text", Format.HTML: "HTML, as it was scraped"}


@ROUTER.get("/new")
def show_form(request: Request, service: InService, signed: EditorDesk) -> Response:
    """The form, empty."""
    return _form(request, signed, {"target_lang": "en", "profile": service.settings.profile}, {})


@ROUTER.post("/new")
def submit_pasted(
    request: Request,
    service: InService,
    signed: EditorDesk,
    target: Typed = "",
    source: Typed = "",
    source_lang: Typed = "",
    target_lang: Typed = "en",
    format_: Annotated[str, Form(alias="format")] = Format.TEXT,
    profile: Typed = "news",
    article_id: Typed = "",
) -> Response:
    """Submit what was pasted; on to the audit, or back to the form with what is wrong."""
    texts = {"target": target.replace("\r\n", "\n"), "source": source.replace("\r\n", "\n")}  # as pasted
    chosen = {"source_lang": source_lang, "target_lang": target_lang, "format": format_, "profile": profile}
    return _submit(request, service, signed, {**texts, **chosen, "article_id": article_id})


@ROUTER.post("/new/files")
def submit_files(
    request: Request,
    service: InService,
    signed: EditorDesk,
    target_file: Chosen = None,
    source_file: Chosen = None,
    source_lang: Typed = "",
    target_lang: Typed = "en",
    format_: Annotated[str, Form(alias="format")] = Format.TEXT,
    profile: Typed = "news",
    article_id: Typed = "",
) -> Response:
    """Submit two files, of UTF-8; the original's may be missing."""
    chosen = {"source_lang": source_lang, "target_lang": target_lang, "format": format_, "profile": profile}
    about = {**chosen, "article_id": article_id}
    try:
        texts = {"target": _read(target_file, "target_file"), "source": _read(source_file, "source_file")}
    except InvalidField as error:
        return _form(request, signed, about, {error.field: error.message})
    return _submit(request, service, signed, {**texts, **about})


def _submit(request: Request, service: Service, signed: Signed, typed: Mapping[str, str]) -> Response:
    caller = Caller(signed.workspace, frozenset(Scope), None, name=signed.email)
    given: dict[str, Any] = {name: text for name, text in typed.items() if text}
    article = given.pop("article_id", None)
    try:
        body = AuditIn.model_validate({"target": "", **given, "metadata": {"article_id": article}})
        audit = accept(service, caller, body)
    except ValidationError as error:
        return _form(request, signed, typed, {str(e["loc"][-1]): e["msg"] for e in error.errors()})
    except InvalidInput as error:
        return _form(request, signed, typed, {error.field: error.message})
    return see_other(request, f"{DESK}/audits/{audit.id}")


def _read(file: UploadFile | None, field: str) -> str:
    """The text of a file; empty for none. Raises InvalidField for one that is no text in UTF-8."""
    try:
        return file.file.read().decode("utf-8-sig") if file else ""
    except UnicodeDecodeError as error:
        raise InvalidField(field, f"is no text in UTF-8: byte {error.start} is none of it") from error


def _form(request: Request, signed: Signed, typed: Mapping[str, str], errors: Mapping[str, str]) -> Response:
    empty = dict.fromkeys(("target", "source", "source_lang", "article_id"), "")
    return show(
        request, signed, "new.html", 422 if errors else 200,
        typed={**empty, "format": Format.TEXT, "profile": "news", **typed},
        errors=errors,
        languages=LANGUAGES,
        formats=_FORMATS,
        profiles=sorted(PROFILES),
        max_characters=MAX_CHARACTERS,
    )  # fmt: skip
