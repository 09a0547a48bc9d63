"""The log of who did what: written in the transaction that does it, so that neither is there without the other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.ids import new_id
from service.store.models import Entry
from service.store.types import now

COMMAND_LINE = "command line"
"""By whom: whoever may run commands where the service's database is."""

LONGEST = 300
"""Characters of a name; what is longer is cut."""


def note(session: Session, workspace: str, by: str, what: str, about: str, **details: Any) -> None:
    """Record what somebody does. ``details`` become JSON: no texts of articles, no secrets."""
    session.add(
        Entry(
            id=new_id(),
            workspace=workspace,
            by=by[:LONGEST],
            what=what,
            about=about[:LONGEST],
            details=details,
        )
    )


def list_entries(
    store: Store, workspace: str, limit: int, after: str | None = None, what: str | None = None
) -> list[Entry]:
    """At most ``limit`` entries, newest first, from the one after the id ``after``.

    ``what`` is a kind ("key.created") or the beginning of one up to its dot ("key").
    """
    query = select(Entry).filter_by(workspace=workspace).order_by(Entry.id.desc()).limit(limit)
    if after is not None:
        query = query.where(Entry.id < after)
    if what is not None:
        query = query.where((Entry.what == what) | Entry.what.startswith(f"{what}.", autoescape=True))
    with store.reading() as session:
        return list(session.scalars(query))


def forget_entries(store: Store, queue: Queue, settings: Settings) -> None:  # noqa: ARG001 - what every chore is given
    """Delete entries older than EXONYM_LOG_DAYS."""
    if settings.log_days is None:
        return
    with store.writing() as session:
        session.execute(delete(Entry).where(Entry.at < now() - timedelta(days=settings.log_days)))
