"""Where audits are kept: SQLite or PostgreSQL, through SQLAlchemy."""

from __future__ import annotations

from service.store.database import Store

__all__ = ["Store"]
