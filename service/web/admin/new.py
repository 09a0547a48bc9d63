"""/admin/new: a pair to audit, pasted or as two files; or a folder of texts, many pairs at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import Response

from service.auth import Caller, Role, Scope, Signed
from service.errors import InvalidField
from service.store.models import Audit
from service.web.context import InService, Service
from service.web.desk import DESK, EditorDesk, Entry, see_other, show
from service.web.desk.folders import FilePair, pair_files
from service.web.desk.uploading import MOST_BYTES, MOST_PAIRS, read_text, submit_folder
from service.web.forms import Choices, Errors, Typed, accept_form, as_pasted, fill_form

ROUTER = APIRouter()
ENTRY = Entry("New audit", "/new", place=30, role=Role.EDITOR)
Chosen = Annotated[UploadFile | None, File()]


@ROUTER.get("/new")
def show_form(request: Request, service: InService, signed: EditorDesk) -> Response:
    """The form, empty."""
    return _form(request, service, signed, {}, {})


@ROUTER.post("/new")
def submit_pasted(
    request: Request, service: InService, signed: EditorDesk, chosen: Choices, target: Typed = "", source: Typed = ""
) -> Response:
    """Submit what was pasted; on to the audit, or back to the form with what is wrong."""
    typed = {"target": as_pasted(target), "source": as_pasted(source), **chosen}
    return _submit(request, service, signed, typed)


@ROUTER.post("/new/files")
def submit_files(
    request: Request,
    service: InService,
    signed: EditorDesk,
    chosen: Choices,
    target_file: Chosen = None,
    source_file: Chosen = None,
) -> Response:
    """Submit two files, of UTF-8; the original's may be missing."""
    files, texts = {"target": target_file, "source": source_file}, {}
    for side, file in files.items():
        try:
            texts[side] = read_text(file) if file else ""
        except InvalidField as error:
            return _form(request, service, signed, chosen, {f"{side}_file": error.message})
    return _submit(request, service, signed, {**texts, **chosen})


@ROUTER.post("/new/folder", max_body_size=MOST_BYTES)
def submit_many(
    request: Request,
    service: InService,
    signed: EditorDesk,
    chosen: Choices,
    file: Annotated[list[UploadFile | str] | None, File()] = None,
) -> Response:
    """Submit the pairs of a folder's files, all or none; on to the list of their audits, or to the only one."""
    files = {one.filename: one for one in file or () if not isinstance(one, str) and one.filename}
    pairs, flaws = _pair(list(files), chosen["target_lang"])
    made = flaws or submit_folder(service, _caller(signed), pairs, files, chosen)
    if isinstance(made, list):
        return _form(request, service, signed, chosen, {}, made)
    if isinstance(made, Audit):
        return see_other(request, f"{DESK}/audits/{made.id}")
    return see_other(request, f"{DESK}/audits?batch={made.id}", f"{len(pairs)} articles were taken in.")


def _pair(names: Sequence[str], target_lang: str) -> tuple[list[FilePair], list[str]]:
    pairs, flaws = pair_files(names, target_lang)
    if not names:
        flaws = ["Choose some files first."]
    elif len(pairs) > MOST_PAIRS:
        first = pairs[MOST_PAIRS].target
        flaws = [f"{first} is article {MOST_PAIRS + 1} of {len(pairs)}: at most {MOST_PAIRS} are taken at a time"]
    return pairs, flaws


def _submit(request: Request, service: Service, signed: Signed, typed: Mapping[str, str]) -> Response:
    made = accept_form(service, _caller(signed), typed)
    if isinstance(made, Audit):
        return see_other(request, f"{DESK}/audits/{made.id}")
    return _form(request, service, signed, typed, made)


def _caller(signed: Signed) -> Caller:
    return Caller(signed.workspace, frozenset(Scope), None, name=signed.email)


def _form(
    request: Request,
    service: Service,
    signed: Signed,
    typed: Mapping[str, str],
    errors: Errors,
    flaws: Sequence[str] = (),
) -> Response:
    status = 422 if errors or flaws else 200
    values = {**fill_form(service, typed, errors), "flaws": flaws, "most_pairs": MOST_PAIRS}
    return show(request, signed, "new.html", status, **values)
