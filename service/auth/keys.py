"""API keys: made, found, listed, revoked. The database has their SHA-256 alone.

A key is 32 random bytes, so a fast hash is enough: there is nothing to guess. It is found by its hash, and compared in
constant time.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update

from service.auth.access import Caller, Scope
from service.auth.workspaces import ensure_workspace
from service.errors import InvalidField, KeyNotFound
from service.store import Store
from service.store.ids import is_id, new_id
from service.store.models import Key
from service.store.types import now

PREFIX = "exo_"
_BYTES = 32
MAX_NAME = 100


@dataclass(frozen=True)
class NewKey:
    """A key that was made. ``secret`` is the key itself, known now and never again."""

    row: Key
    secret: str


def create_key(
    store: Store, workspace: str, name: str, scopes: Collection[Scope], lasts: timedelta | None = None
) -> NewKey:
    """Make a key, and its workspace if need be. Raises InvalidField."""
    if not 0 < len(name.strip()) <= MAX_NAME:
        raise InvalidField("name", f"must have 1 to {MAX_NAME} characters")
    if not scopes:
        raise InvalidField("scopes", f"must be at least one of {', '.join(Scope)}")
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    made = now()
    row = Key(
        id=new_id(),
        workspace=workspace,
        name=name.strip(),
        digest=digest_of(secret),
        scopes=" ".join(scope for scope in Scope if scope in scopes),
        created_at=made,
        expires_at=made + lasts if lasts else None,
    )
    with store.writing() as session:
        ensure_workspace(session, workspace)
        session.add(row)
    return NewKey(row, secret)


def digest_of(secret: str) -> str:
    """The SHA-256 of a key, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def find_caller(store: Store, secret: str) -> Caller | None:
    """Whose key this is; None for one that is unknown, revoked or expired."""
    digest = digest_of(secret)
    with store.reading() as session:
        key = session.scalar(select(Key).where(Key.digest == digest))
    if key is None or not hmac.compare_digest(key.digest, digest) or not is_valid(key, now()):
        return None
    return Caller(key.workspace, frozenset(map(Scope, key.scopes.split())), key.id)


def is_valid(key: Key, at: datetime) -> bool:
    """Whether a key was neither revoked nor has expired by then."""
    return key.revoked_at is None and (key.expires_at is None or key.expires_at > at)


def keys_exist(store: Store) -> bool:
    """Whether there is any key, revoked and expired ones included: a service that was closed never opens by itself."""
    with store.reading() as session:
        return session.scalar(select(Key.id).limit(1)) is not None


def list_keys(store: Store, workspace: str | None = None) -> Sequence[Key]:
    """Every key of a workspace, or of all, oldest first."""
    query = select(Key).order_by(Key.id)
    with store.reading() as session:
        return session.scalars(query if workspace is None else query.where(Key.workspace == workspace)).all()


def revoke_key(store: Store, key_id: str, workspace: str | None = None) -> Key:
    """Make a key worthless; one that is already keeps its time. Raises KeyNotFound, also for another workspace's."""
    with store.writing() as session:
        key = session.get(Key, key_id) if is_id(key_id) else None
        if key is None or workspace not in (None, key.workspace):
            raise KeyNotFound(key_id)
        key.revoked_at = key.revoked_at or now()
        return key


def note_used(store: Store, used: Mapping[str, datetime]) -> None:
    """Record when keys were last used, by their ids; an earlier time than the recorded one changes nothing."""
    with store.writing() as session:
        for key_id, at in used.items():
            older = or_(Key.last_used_at.is_(None), Key.last_used_at < at)
            session.execute(update(Key).where(Key.id == key_id, older).values(last_used_at=at))
