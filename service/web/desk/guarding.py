"""Who comes in to the desk. It is asked of every page of service.web.admin, also of one that forgot to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from service.auth import Lasting, Role, Signed, find_session
from service.decisions import Editor
from service.errors import FormRefused, NotSignedIn, RoleMissing
from service.web.context import service_of
from service.web.desk.cookies import SESSION, is_same
from service.web.security import same_site

DESK = "/admin"
_LOOKS = ("GET", "HEAD")


async def admit_to_desk(request: Request) -> None:
    """Find out who is signed in; of a form also that a page of that session sent it, and that its user may decide.

    Raises NotSignedIn, CrossSite, FormRefused and RoleMissing.
    """
    if request.method not in _LOOKS:
        same_site(request)
    service = service_of(request)
    token, lasts = request.cookies.get(SESSION, ""), Lasting.of(service.settings)
    signed = await run_in_threadpool(find_session, service.store, token, lasts) if token else None
    if signed is None:
        raise NotSignedIn
    request.state.signed = signed
    if request.method not in _LOOKS:
        if not is_same((await request.form()).get("csrf"), signed.csrf):
            raise FormRefused
        _check_role(signed, Role.EDITOR)


def _of_role(role: Role) -> Callable[[Request], Signed]:
    """A dependency: who is signed in, if their role is that one or a higher one."""

    def found(request: Request) -> Signed:
        signed: Signed = request.state.signed
        _check_role(signed, role)
        return signed

    return found


def _check_role(signed: Signed, role: Role) -> None:
    if not signed.may(role):
        raise RoleMissing(role)


def signed_editor(signed: Signed) -> Editor:
    """Who decides: decisions are remembered by the user's address."""
    return Editor(signed.workspace, signed.email)


InDesk = Annotated[Signed, Depends(_of_role(Role.VIEWER))]
EditorDesk = Annotated[Signed, Depends(_of_role(Role.EDITOR))]
AdminDesk = Annotated[Signed, Depends(_of_role(Role.ADMIN))]
