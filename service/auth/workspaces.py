"""Workspaces: made when their first key, user or connector is."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from service.errors import InvalidField
from service.store.changing import inserts_one
from service.store.models import Workspace

WORKSPACE_NAME = r"^[a-z0-9][a-z0-9-]{0,39}$"


def ensure_workspace(session: Session, name: str) -> None:
    """Make the workspace unless it is there. Raises InvalidField for a name that is none."""
    if not re.fullmatch(WORKSPACE_NAME, name):
        raise InvalidField(
            "workspace", "must be 1 to 40 lower-case letters, digits and hyphens, and begin with no hyphen"
        )
    inserts_one(session, Workspace, {"name": name})
