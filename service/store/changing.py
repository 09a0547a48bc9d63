"""Changes that are made on a condition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CursorResult, Delete, Executable, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from service.store.models import Base


def changes_one(session: Session, statement: Update | Delete) -> bool:
    """Carry out a change of one row; False when its condition did not hold, or there is no such row."""
    return _rows(session, statement) == 1


def inserts_one(session: Session, table: type[Base], values: Mapping[str, Any]) -> bool:
    """Write a row; False when one with its primary key is there.

    One that another transaction has written and not committed is waited for: by it this one is decided.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    return _rows(session, insert(table).values(values).on_conflict_do_nothing()) == 1


def _rows(session: Session, statement: Executable) -> int:
    result = session.execute(statement, execution_options={"synchronize_session": False})
    return result.rowcount if isinstance(result, CursorResult) else 0
