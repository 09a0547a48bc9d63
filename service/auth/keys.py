"""API keys: made, found, listed, revoked. The database has their SHA-256 alone.

A key is 32 random bytes, so a fast hash is enough: there is nothing to guess. It is found by its hash, and compared in
constant time: what the time of a look-up tells is about the hash, from which no key can be made.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from service.auth.access import Caller, Scope, read_scopes, write_scopes
from service.auth.workspaces import ensure_workspace
from service.errors import InvalidField, KeyNotFound
from service.log import COMMAND_LINE, note
from service.store import Store
from service.store.ids import is_id, new_id
from service.store.models import Key
from service.store.types import now

PREFIX = "exo_"
_BYTES = 32
_LOOKS_LIKE_KEY = re.compile(re.escape(PREFIX) + r"[A-Za-z0-9_-]{43}")
"""The prefix and the 32 bytes in base64 as secrets.token_urlsafe writes them: 43 characters."""
MAX_NAME = 100
KEY_NAME = r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f]*$"
"""Something else than white space, and no control characters, which would reach a terminal."""


@dataclass(frozen=True)
class NewKey:
    """A key that was made. ``secret`` is the key itself, known now and never again."""

    row: Key
    secret: str = field(repr=False)


def create_key(
    store: Store,
    workspace: str,
    name: str,
    scopes: Collection[Scope],
    lasts: timedelta | None = None,
    *,
    by: str = COMMAND_LINE,
) -> NewKey:
    """Make a key that ends after ``lasts``, or never, and its workspace if need be. Raises InvalidField."""
    name = name.strip()
    if len(name) > MAX_NAME or not re.fullmatch(KEY_NAME, name):
        raise InvalidField("name", f"must have 1 to {MAX_NAME} characters, none of them a control character")
    if not scopes:
        raise InvalidField("scopes", f"must be at least one of {', '.join(Scope)}")
    secret = PREFIX + secrets.token_urlsafe(_BYTES)
    made = now()
    row = Key(
        id=new_id(),
        workspace=workspace,
        name=name,
        digest=digest_of(secret),
        scopes=write_scopes(scopes),
        created_at=made,
        expires_at=None if lasts is None else made + lasts,
    )
    with store.writing() as session:
        ensure_workspace(session, workspace)
        session.add(row)
        note(
            session, workspace, by, "key.created", row.id, name=name, scopes=row.scopes, expires_at=_iso(row.expires_at)
        )
    return NewKey(row, secret)


def digest_of(secret: str) -> str:
    """The SHA-256 of a key, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def looks_like_key(secret: str) -> bool:
    """Whether it can be a key at all; what cannot need not be looked for."""
    return _LOOKS_LIKE_KEY.fullmatch(secret) is not None


def find_caller(store: Store, digest: str) -> Caller | None:
    """Whose key has that digest; None for one that is unknown, revoked or expired."""
    with store.reading() as session:
        key = session.scalar(select(Key).where(Key.digest == digest))
    if key is None or not hmac.compare_digest(key.digest, digest) or not is_valid(key, now()):
        return None
    return Caller(key.workspace, read_scopes(key.scopes), key.id, key.expires_at, key.name)


def is_valid(key: Key, at: datetime) -> bool:
    """Whether a key was neither revoked nor has expired by then."""
    return key.revoked_at is None and (key.expires_at is None or key.expires_at > at)


def keys_exist(store: Store) -> bool:
    """Whether there is any key, revoked and expired ones included: a service that was closed never opens by itself."""
    with store.reading() as session:
        return session.scalar(select(Key.id).limit(1)) is not None


def list_keys(
    store: Store, workspace: str | None = None, limit: int | None = None, after: str | None = None
) -> Sequence[Key]:
    """The keys of a workspace, or of all, oldest first: at most ``limit``, from the one after the id ``after``."""
    query = select(Key).order_by(Key.id).limit(limit)
    if workspace is not None:
        query = query.where(Key.workspace == workspace)
    if after is not None:
        query = query.where(Key.id > after)
    with store.reading() as session:
        return session.scalars(query).all()


def get_key(store: Store, key_id: str, workspace: str | None = None) -> Key:
    """One key. Raises KeyNotFound, also for another workspace's than a given one."""
    with store.reading() as session:
        return _find(session, key_id, workspace)


def revoke_key(store: Store, key_id: str, workspace: str | None = None, *, by: str = COMMAND_LINE) -> Key:
    """Make a key worthless; one that is already keeps its time. Raises KeyNotFound, also for another workspace's."""
    with store.writing() as session:
        key = _find(session, key_id, workspace)
        if key.revoked_at is None:
            key.revoked_at = now()
            note(session, key.workspace, by, "key.revoked", key.id, name=key.name)
        return key


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _find(session: Session, key_id: str, workspace: str | None) -> Key:
    key = session.get(Key, key_id) if is_id(key_id) else None
    if key is None or workspace not in (None, key.workspace):
        raise KeyNotFound(key_id)
    return key


def note_used(store: Store, used: Mapping[str, datetime]) -> None:
    """Record when keys were last used, by their ids; an earlier time than the recorded one changes nothing."""
    with store.writing() as session:
        for key_id, at in used.items():
            older = or_(Key.last_used_at.is_(None), Key.last_used_at < at)
            session.execute(update(Key).where(Key.id == key_id, older).values(last_used_at=at))
