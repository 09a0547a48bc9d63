"""/admin/connectors: the CMSs that send articles, and halves that wait."""

from __future__ import annotations

import json
import secrets
from base64 import b64encode
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from service import connectors
from service.auth import Role, Signed
from service.connectors import FIELDS, KINDS, NewConnector
from service.connectors.kind import LONGEST_SECRET, SHORTEST_SECRET
from service.errors import InvalidField, NameTaken
from service.web.context import InService, Service
from service.web.desk import DESK, AdminDesk, Entry, see_other, show
from service.web.languages import known_sources

ROUTER = APIRouter()
ENTRY = Entry("Connectors", "/connectors", place=50, role=Role.ADMIN)
_MOST_WAITING = 100
Typed = Annotated[str, Form()]
_EMPTY = {"name": "", "kind": "generic", "target_lang": "en", "source_langs": "", "format": "", "mapping": ""}


@ROUTER.get("/connectors")
def show_connectors(request: Request, service: InService, signed: AdminDesk) -> Response:
    """What is connected, what waits, and a form to add a connector."""
    return _show(request, service, signed)


@ROUTER.post("/connectors")
def add_connector(
    request: Request,
    service: InService,
    signed: AdminDesk,
    name: Typed = "",
    kind: Typed = "",
    secret: Typed = "",
    target_lang: Typed = "en",
    source_langs: Typed = "",
    format_: Annotated[str, Form(alias="format")] = "",
    mapping: Typed = "",
) -> Response:
    """Add a connector; without a secret one is made, and the page that follows shows it, this once."""
    made = "" if secret else _new_secret(kind)
    typed = {"name": name, "kind": kind, "target_lang": target_lang, "source_langs": source_langs, "format": format_}
    try:
        new = NewConnector(
            name=name.strip(),
            kind=kind,
            secret=_check_length(secret or made),
            mapping=_read_mapping(mapping) if mapping.strip() else None,
            target_lang=target_lang.strip(),
            source_langs=tuple(source_langs.replace(",", " ").split()),
            format=format_ or None,
            workspace=signed.workspace,
        )
        row = connectors.add_connector(service.store, new, by=signed.email)
    except (InvalidField, NameTaken) as error:
        return _show(request, service, signed, error.status, typed={**typed, "mapping": mapping}, error=error)
    return _show(request, service, signed, 201, added=row, secret=made)


@ROUTER.post("/connectors/{name}/remove")
def remove_connector(request: Request, service: InService, signed: AdminDesk, name: str) -> Response:
    """Remove a connector, and the halves that wait in it."""
    connectors.remove_connector(service.store, name, signed.workspace, by=signed.email)
    return see_other(request, f"{DESK}/connectors", f"{name} is disconnected. Its audits stay.")


def _new_secret(kind: str) -> str:
    """A secret that the kind takes: as Standard Webhooks has it, or 64 characters."""
    signed = "whsec_" + b64encode(secrets.token_bytes(32)).decode()
    try:
        KINDS[kind].check_secret(signed)
    except (KeyError, ValueError):
        return secrets.token_hex(32)
    return signed


def _check_length(secret: str) -> str:
    if not SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET or "\0" in secret:
        raise InvalidField("secret", f"must have {SHORTEST_SECRET} to {LONGEST_SECRET} characters")
    return secret


def _read_mapping(written: str) -> dict[str, str]:
    try:
        mapping = json.loads(written)
    except ValueError as error:
        raise InvalidField("mapping", f"is not JSON: {error}") from error
    if not isinstance(mapping, dict) or not all(isinstance(place, str) for place in mapping.values()):
        raise InvalidField("mapping", "must be an object of texts")
    if unknown := sorted(set(mapping) - set(FIELDS)):
        raise InvalidField("mapping", f"has {unknown[0]!r}, which is none of {', '.join(FIELDS)}")
    return mapping


def _show(request: Request, service: Service, signed: Signed, status: int = 200, **values: Any) -> Response:
    shown = {
        "connectors": connectors.list_connectors(service.store, signed.workspace),
        "waiting": connectors.list_waiting(service.store, signed.workspace, _MOST_WAITING),
        "most": _MOST_WAITING,
        "join_hours": service.settings.join_hours,
        "kinds": sorted(KINDS),
        "known": known_sources(),
        "typed": _EMPTY,
        "error": None,
        "added": None,
        "secret": "",
        "base": service.settings.public_url or str(request.base_url).rstrip("/"),
    }
    return show(request, signed, "connectors.html", status, **{**shown, **values})
