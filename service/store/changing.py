"""Changes that are made on a condition."""

from __future__ import annotations

from sqlalchemy import CursorResult, Delete, Update
from sqlalchemy.orm import Session


def changes_one(session: Session, statement: Update | Delete) -> bool:
    """Carry out a change of one row; False when its condition did not hold, or there is no such row."""
    result = session.execute(statement, execution_options={"synchronize_session": False})
    return isinstance(result, CursorResult) and result.rowcount == 1
