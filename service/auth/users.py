"""Users: who signs in to the pages. Passwords are kept as Argon2id hashes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from argon2 import PasswordHasher
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.auth.workspaces import ensure_workspace
from service.errors import InvalidField, UserNotFound
from service.log import COMMAND_LINE, note
from service.store import Store
from service.store.ids import is_id, new_id
from service.store.models import SignedIn, User

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]{1,64}@[^@\s\x00-\x1f\x7f]{1,189}")


class Role(StrEnum):
    """What a user may do: look; decide; everything."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"


def add_user(store: Store, workspace: str, email: str, role: Role, password: str, *, by: str = COMMAND_LINE) -> User:
    """Add somebody, and the workspace if need be. Raises InvalidField."""
    if not is_email(email):
        raise InvalidField("email", "is no e-mail address")
    user = User(id=new_id(), workspace=workspace, email=email.lower(), role=role, password=_hash(password))
    try:
        with store.writing() as session:
            ensure_workspace(session, workspace)
            session.add(user)
            note(session, workspace, by, "user.added", user.email, role=role)
    except IntegrityError as error:
        raise InvalidField("email", f"{user.email} is there already") from error
    return user


def is_email(text: str) -> bool:
    """Whether it can be an e-mail address; what cannot need not be looked for."""
    return _EMAIL.fullmatch(text) is not None


def list_users(store: Store, workspace: str) -> Sequence[User]:
    """A workspace's users, by their addresses."""
    with store.reading() as session:
        return session.scalars(select(User).filter_by(workspace=workspace).order_by(User.email)).all()


def change_role(store: Store, workspace: str, user_id: str, role: Role, *, by: str = COMMAND_LINE) -> User:
    """Give a user another role, at once. Raises UserNotFound, and InvalidField for the only admin."""
    with store.writing() as session:
        user = _find(session, workspace, user_id)
        if role is not Role.ADMIN:
            _check_not_last(session, user)
        if user.role != role:
            note(session, workspace, by, "user.changed", user.email, role=role, before=user.role)
        user.role = role
    return user


def remove_user(store: Store, workspace: str, user_id: str, *, by: str = COMMAND_LINE) -> User:
    """Remove a user, who is signed out everywhere. Raises UserNotFound, and InvalidField for the only admin."""
    with store.writing() as session:
        user = _find(session, workspace, user_id)
        _check_not_last(session, user)
        session.delete(user)
        note(session, workspace, by, "user.removed", user.email, role=user.role)
    return user


def set_password(store: Store, workspace: str, user_id: str, password: str, *, by: str = COMMAND_LINE) -> User:
    """Give a user another password, and sign them out everywhere. Raises UserNotFound and InvalidField."""
    hashed = _hash(password)
    with store.writing() as session:
        user = _find(session, workspace, user_id)
        user.password = hashed
        session.execute(delete(SignedIn).where(SignedIn.user_id == user.id))
        note(session, workspace, by, "user.password", user.email)
    return user


def _hash(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise InvalidField("password", f"must have {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
    return PasswordHasher().hash(password)


def _find(session: Session, workspace: str, user_id: str) -> User:
    user = session.get(User, user_id) if is_id(user_id) else None
    if user is None or user.workspace != workspace:
        raise UserNotFound(user_id)
    return user


def _check_not_last(session: Session, user: User) -> None:
    """Raise InvalidField when nobody else of the workspace may add users; others wait until this is committed."""
    admins = select(User.id).where(User.workspace == user.workspace, User.role == Role.ADMIN).with_for_update()
    if session.scalars(admins).all() == [user.id]:
        raise InvalidField("role", f"{user.email} is the only admin, and there must be one")


def users_exist(store: Store) -> bool:
    """Whether anybody can sign in."""
    with store.reading() as session:
        return session.scalar(select(User.id).limit(1)) is not None
