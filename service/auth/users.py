"""Users: who signs in to the pages. Passwords are kept as Argon2id hashes."""

from __future__ import annotations

import re
from enum import StrEnum

from argon2 import PasswordHasher
from sqlalchemy import select

from service.auth.workspaces import ensure_workspace
from service.errors import InvalidField
from service.store import Store
from service.store.ids import new_id
from service.store.models import User

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,189}")


class Role(StrEnum):
    """What a user may do: look; decide; everything."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"


def add_user(store: Store, workspace: str, email: str, role: Role, password: str) -> User:
    """Add somebody, and the workspace if need be. Raises InvalidField."""
    if not _EMAIL.fullmatch(email):
        raise InvalidField("email", "is no e-mail address")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise InvalidField("password", f"must have {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
    user = User(
        id=new_id(), workspace=workspace, email=email.lower(), role=role, password=PasswordHasher().hash(password)
    )
    with store.writing() as session:
        ensure_workspace(session, workspace)
        if session.scalar(select(User.id).where(User.email == user.email)):
            raise InvalidField("email", f"{user.email} is there already")
        session.add(user)
    return user
