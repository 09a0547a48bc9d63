"""Requests that are served once, however often they are sent (draft-ietf-httpapi-idempotency-key-header-07).

The key of a request and what it was told commit with what it made. So of thirty that come at once one is served and
the others wait for its transaction, and no crash leaves one without the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from psycopg.errors import LockNotAvailable
from sqlalchemy import delete, text, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from service.errors import KeyReused, StillAnswering
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.changing import inserts_one
from service.store.models import IdempotencyKey
from service.store.types import now

KEPT = timedelta(hours=24)
"""How long an answer is given again."""
PATIENCE = 2.0
"""Seconds for which a second request waits until the first is answered."""


@dataclass(frozen=True)
class Once:
    """A request to be served once. ``digest`` is the SHA-256 of what it asks for, hexadecimal."""

    workspace: str
    key: str
    digest: str


def claim_key(session: Session, once: Once) -> dict[str, Any] | None:
    """What the request was told when it was first served; None when this transaction is the first to serve it.

    Then ``keep_answer`` within the same transaction. Raises KeyReused for a key that had another request, and
    StillAnswering when the first one takes longer than PATIENCE (on SQLite a writer waits for the one before anyway).
    """
    mine = IdempotencyKey.workspace == once.workspace, IdempotencyKey.key == once.key
    with _patience(session, once.key):
        session.execute(delete(IdempotencyKey).where(*mine, IdempotencyKey.created_at < now() - KEPT))
        values = {"workspace": once.workspace, "key": once.key, "digest": once.digest, "answer": {}}
        if inserts_one(session, IdempotencyKey, values):
            return None
    stored = session.get_one(IdempotencyKey, (once.workspace, once.key))
    if stored.digest != once.digest:
        raise KeyReused(once.key)
    return stored.answer


def keep_answer(session: Session, once: Once, answer: Mapping[str, Any], audit_id: str | None = None) -> None:
    """Keep what the request is told; with ``audit_id`` as long as that audit is kept."""
    mine = update(IdempotencyKey).where(IdempotencyKey.workspace == once.workspace, IdempotencyKey.key == once.key)
    session.execute(mine.values(answer=dict(answer), audit_id=audit_id))


def forget_answers(store: Store, _queue: Queue, _settings: Settings) -> None:
    """Delete what is not given again any more."""
    with store.writing() as session:
        session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now() - KEPT))


@contextmanager
def _patience(session: Session, key: str) -> Iterator[None]:
    """Wait for another transaction's lock no longer than PATIENCE, where the database can be told so."""
    if session.get_bind().dialect.name == "sqlite":
        yield
        return
    session.execute(text(f"SET LOCAL lock_timeout = {PATIENCE * 1000:.0f}"))
    try:
        yield
    except OperationalError as error:
        if isinstance(error.orig, LockNotAvailable):
            raise StillAnswering(key) from error
        raise
    session.execute(text("SET LOCAL lock_timeout = DEFAULT"))
