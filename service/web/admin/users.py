"""/admin/users: who may sign in, and as what."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from service import auth
from service.auth import Role
from service.auth.users import LONGEST_PASSWORD, SHORTEST_PASSWORD
from service.errors import InvalidField
from service.web.context import InService, Service
from service.web.desk import DESK, AdminDesk, Entry, see_other, show

ROUTER = APIRouter()
ENTRY = Entry("Users", "/users", place=80, role=Role.ADMIN)
Typed = Annotated[str, Form()]
ROLES = {Role.VIEWER: "looks", Role.EDITOR: "decides", Role.ADMIN: "does everything"}


@ROUTER.get("/users")
def show_users(request: Request, service: InService, signed: AdminDesk) -> Response:
    """The workspace's users, and a form to add one."""
    return _show(request, service, signed)


@ROUTER.post("/users")
def add_user(
    request: Request,
    service: InService,
    signed: AdminDesk,
    email: Typed = "",
    password: Typed = "",
    role: Typed = Role.VIEWER,
) -> Response:
    """Add somebody."""
    try:
        user = auth.add_user(service.store, signed.workspace, email.strip(), _role(role), password, by=signed.email)
    except InvalidField as error:
        return _show(request, service, signed, 422, typed={"email": email, "role": role}, error=error)
    return see_other(request, f"{DESK}/users", f"{user.email} may sign in now.")


@ROUTER.post("/users/{user_id}/role")
def change_role(request: Request, service: InService, signed: AdminDesk, user_id: str, role: Typed = "") -> Response:
    """Give a user another role."""
    try:
        user = auth.change_role(service.store, signed.workspace, user_id, _role(role), by=signed.email)
    except InvalidField as error:
        return _show(request, service, signed, 422, error=error)
    return see_other(request, f"{DESK}/users", f"{user.email} is {user.role} now.")


@ROUTER.post("/users/{user_id}/password")
def set_password(
    request: Request, service: InService, signed: AdminDesk, user_id: str, password: Typed = ""
) -> Response:
    """Give a user another password."""
    try:
        user = auth.set_password(service.store, signed.workspace, user_id, password, by=signed.email)
    except InvalidField as error:
        return _show(request, service, signed, 422, error=error)
    return see_other(request, f"{DESK}/users", f"{user.email} has a new password, and is signed out everywhere.")


@ROUTER.post("/users/{user_id}/remove")
def remove_user(request: Request, service: InService, signed: AdminDesk, user_id: str) -> Response:
    """Remove a user."""
    try:
        user = auth.remove_user(service.store, signed.workspace, user_id, by=signed.email)
    except InvalidField as error:
        return _show(request, service, signed, 422, error=error)
    return see_other(request, f"{DESK}/users", f"{user.email} is removed.")


def _role(given: str) -> Role:
    if given not in list(Role):
        raise InvalidField("role", f"is none of {', '.join(Role)}")
    return Role(given)


def _show(request: Request, service: Service, signed: auth.Signed, status: int = 200, **values: Any) -> Response:
    shown = {
        "users": auth.list_users(service.store, signed.workspace),
        "roles": ROLES,
        "typed": {"email": "", "role": Role.VIEWER},
        "shortest": SHORTEST_PASSWORD,
        "longest": LONGEST_PASSWORD,
        "error": None,
    }
    return show(request, signed, "users.html", status, **{**shown, **values})
