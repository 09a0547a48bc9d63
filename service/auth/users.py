"""Users: who signs in to the pages. Passwords are kept as Argon2id hashes."""

from __future__ import annotations

import re
from enum import StrEnum

from argon2 import PasswordHasher
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service.auth.workspaces import ensure_workspace
from service.errors import InvalidField
from service.log import COMMAND_LINE, note
from service.store import Store
from service.store.ids import new_id
from service.store.models import User

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
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise InvalidField("password", f"must have {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
    user = User(
        id=new_id(), workspace=workspace, email=email.lower(), role=role, password=PasswordHasher().hash(password)
    )
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


def users_exist(store: Store) -> bool:
    """Whether anybody can sign in."""
    with store.reading() as session:
        return session.scalar(select(User.id).limit(1)) is not None
