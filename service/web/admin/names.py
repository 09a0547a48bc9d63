"""/admin/names: every name that articles have, in which forms, and how the house spells it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import Response
from pydantic import ValidationError

from exonym.model import Kind, Side
from service import names
from service.auth import Role, Signed
from service.errors import CannotMerge, InvalidField, NameNotFound
from service.names import NamebookFormat
from service.store.models import HouseName
from service.web.context import InService, Service
from service.web.cursors import CURSOR, read_cursor, write_cursor
from service.web.desk import DESK, EditorDesk, Entry, InDesk, see_other, show
from service.web.schemas.names import NameIn, NameQuery

ROUTER = APIRouter()
ENTRY = Entry("Names", "/names", place=35, role=Role.VIEWER)
_PAGE = 50
HERE = f"{DESK}/names"
_TYPES = {NamebookFormat.CSV: "text/csv", NamebookFormat.YAML: "application/yaml"}
Typed = Annotated[str, Form()]
_ACTS = {
    "take back": "Taken back: the next audit goes by its own knowledge.",
    "merge": "They are one name now.",
    "split": "They are two names again.",
}
"""What is said of what was done."""
_FIELDS = ("house", "accepted", "forbidden", "kind")


@ROUTER.get("/names")
def list_names(
    request: Request, service: InService, signed: InDesk, q: str = "", drift: str = "", cursor: str = ""
) -> Response:
    """The names of the workspace, a page at a time; ``drift`` narrows them to those with a form that came up lately."""
    return _list(request, service, signed, q=q, drift=bool(drift), cursor=cursor)


@ROUTER.get("/names.{extension}")
def export_names(service: InService, signed: InDesk, extension: NamebookFormat) -> Response:
    """The workspace's namebook as a file."""
    text = names.write_namebook(service.store, signed.workspace, extension)
    headers = {"Content-Disposition": f'attachment; filename="names.{extension}"'}
    return Response(text, media_type=f"{_TYPES[extension]}; charset=utf-8", headers=headers)


@ROUTER.post("/names")
def import_names(request: Request, service: InService, signed: EditorDesk, file: UploadFile) -> Response:
    """Put the namebook of a file in place of the workspace's, or nothing of it where one row is at fault."""
    yaml = (file.filename or "").lower().endswith((".yaml", ".yml"))
    try:
        entries = names.read_namebook(file.file.read(), NamebookFormat.YAML if yaml else NamebookFormat.CSV)
        names.replace_all(service.store, signed.workspace, entries, signed.email)
    except InvalidField as error:
        return _list(request, service, signed, 422, error=error)
    return see_other(request, HERE, f"The namebook has {len(entries):,} entries now.")


@ROUTER.get("/names/{entity:path}")
def show_name(request: Request, service: InService, signed: InDesk, entity: str) -> Response:
    """One name: its forms, how the house spells it, and who decided what."""
    return _show(request, service, signed, entity)


@ROUTER.post("/names/{entity:path}")
def decide_name(
    request: Request,
    service: InService,
    signed: EditorDesk,
    entity: str,
    house: Typed = "",
    accepted: Typed = "",
    forbidden: Typed = "",
    kind: Typed = "",
    into: Typed = "",
    act: Typed = "decide",
) -> Response:
    """Have the next audit spell a name so, or show first what that changes (``act`` "preview").

    "take back": the next audit knows nothing of what was decided; "merge", "split": it is another name, or no more.
    """
    if act in _ACTS:
        return _act(request, service, signed, entity, act, " ".join(into.split()))
    typed = {"house": house, "accepted": accepted, "forbidden": forbidden, "kind": kind}
    try:
        change = NameIn(
            house=house.strip() or None,
            accepted=_lines(accepted),
            forbidden=_lines(forbidden),
            kind=Kind(kind) if kind in list(Kind) else None,
        ).to_change()
        if act == "preview":
            seen = names.preview(service.store, signed.workspace, entity, change)
            return _show(request, service, signed, entity, typed=typed, preview=seen)
        names.decide(service.store, signed.workspace, entity, change, signed.email)
    except ValidationError as error:
        said = "; ".join(f"{e['loc'][0]}: {e['msg']}" for e in error.errors())
        return _show(request, service, signed, entity, 422, typed=typed, error=said)
    except InvalidField as error:
        return _show(request, service, signed, entity, 422, typed=typed, error=error)
    return see_other(request, _at(entity), "The next audit spells it so.")


def _act(request: Request, service: Service, signed: Signed, entity: str, act: str, into: str) -> Response:
    store, workspace, by = service.store, signed.workspace, signed.email
    try:
        if act == "take back":
            names.take_back(store, workspace, entity, by)
        elif act == "merge":
            names.merge(store, workspace, entity, into, by)
        else:
            names.split(store, workspace, into, by)
    except (InvalidField, NameNotFound, CannotMerge) as error:
        return _show(request, service, signed, entity, 422, error=error)
    return see_other(request, _at(into if act == "merge" else entity), _ACTS[act])


def _lines(typed: str) -> list[str]:
    """Spellings, one a line."""
    return [line.strip() for line in typed.splitlines() if line.strip()]


def _at(entity: str) -> str:
    return f"{HERE}/{quote(entity, safe='')}"


def _list(
    request: Request,
    service: Service,
    signed: Signed,
    status: int = 200,
    *,
    q: str = "",
    drift: bool = False,
    cursor: str = "",
    error: InvalidField | None = None,
) -> Response:
    wanted = NameQuery.model_construct(q=q.strip()[:200] or None, drift=drift).to_wanted()
    if cursor and not re.fullmatch(CURSOR, cursor):
        raise InvalidField("cursor", "is none that a page has given")
    after = read_cursor(cursor) if cursor else None
    page = names.list_names(service.store, signed.workspace, wanted, _PAGE, after)
    return show(
        request,
        signed,
        "names.html",
        status,
        names=[(name, _at(name.entity)) for name in page.names],
        next=write_cursor(page.after) if page.after else "",
        first=bool(cursor),
        q=q,
        drift=drift,
        target=Side.TARGET.value,
        error=error,
    )


def _show(
    request: Request, service: Service, signed: Signed, entity: str, status: int = 200, **values: Any
) -> Response:
    try:
        name = names.get_name(service.store, signed.workspace, entity)
    except ValueError as error:  # what no database takes for a text
        raise NameNotFound(entity) from error
    shown = {
        "name": name,
        "at": _at(name.entity),
        "history": names.history_of(service.store, signed.workspace, name.entity),
        "kinds": [kind.value for kind in Kind],
        "typed": _typed(name.chosen, name.house or name.entity, name.kind),
        "target": Side.TARGET.value,
        "preview": None,
        "error": None,
    }
    return show(request, signed, "name.html", status, **{**shown, **values})


def _typed(chosen: HouseName | None, house: str, kind: str) -> Mapping[str, str]:
    if chosen is None:
        return dict(zip(_FIELDS, (house, "", "", kind), strict=True))
    return {
        "house": chosen.house,
        "accepted": "\n".join(chosen.accepted),
        "forbidden": "\n".join(chosen.forbidden),
        "kind": chosen.kind,
    }
