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
    return _count_rows(session, statement, {"synchronize_session": False}) == 1


def inserts_one(session: Session, table: type[Base], values: Mapping[str, Any]) -> bool:
    """Write a row; False when one with its primary key is there.

    One that another transaction has written and not committed is waited for: by it this one is decided.
    """
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(table).values(values).on_conflict_do_nothing()
    return _count_rows(session, statement, {"preserve_rowcount": True}) == 1


def _count_rows(session: Session, statement: Executable, options: dict[str, Any]) -> int:
    result = session.execute(statement, execution_options=options)
    return result.rowcount if isinstance(result, CursorResult) else 0
