"""The gate: who calls, found out with few look-ups in the database, and few writes of when keys were used."""

from __future__ import annotations

import logging
import time
from base64 import b64decode
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError

from service.auth import Caller, digest_of, find_caller, keys_exist, looks_like_key, note_used, users_exist
from service.errors import NoKey, NotOpen, TooManyRequests, WrongKey
from service.settings.parts import is_loopback
from service.store import Store
from service.store.types import now

logger = logging.getLogger(__name__)

REMEMBERED = 1.0
"""Seconds for which a key that was found is not looked up again: as long a revoked one may still come in."""
NOTED = 60.0
"""Seconds between two records of when keys were last used."""
STRANGERS = 200
"""Look-ups a second of keys that were never found: more are refused unseen, so that guessing costs no database."""


@dataclass
class Gate:
    """Finds out who calls. ``remote``: whoever reaches a service that has no key yet may come in, from anywhere.

    It remembers the digests of valid keys alone, so there are never more than there are keys.
    """

    store: Store
    remote: bool
    _found: dict[str, tuple[float, Caller]] = field(default_factory=dict)
    _used: dict[str, datetime] = field(default_factory=dict)
    _closed: bool = False
    _opened_at: float = float("-inf")
    _users: bool = False
    _users_at: float = float("-inf")
    _strangers: tuple[int, int] = (0, 0)
    _lock: Lock = field(default_factory=Lock)

    def recall(self, authorization: str | None, address: str | None) -> Caller | None:
        """Whom ``admit`` would let in, if that is known without asking the database."""
        secret = secret_of(authorization or "")
        if looks_like_key(secret):
            caller = self._remembered(digest_of(secret))
            return self._note(caller) if caller else None
        lately = not self._closed and time.monotonic() - self._opened_at <= REMEMBERED
        return Caller.anybody() if lately and self._is_near(address) else None

    def admit(self, authorization: str | None, address: str | None) -> Caller:
        """Who calls, by the header Authorization; ``address`` is the caller's, None on a socket of this machine.

        As long as there is no key, other schemes are somebody else's: a proxy's that guards the door. Raises NoKey,
        WrongKey, NotOpen, and TooManyRequests when too many unknown keys are tried.
        """
        secret = secret_of(authorization or "")
        if looks_like_key(secret):
            return self._find(digest_of(secret))
        if not self._is_open():
            raise WrongKey if secret else NoKey
        if not self._is_near(address):
            raise NotOpen
        return Caller.anybody()

    def is_for_users(self) -> bool:
        """Whether there is anybody who can sign in: asked again every second, as long as there is nobody."""
        at = time.monotonic()
        if not self._users and at - self._users_at > REMEMBERED:
            self._users, self._users_at = users_exist(self.store), at
        return self._users

    def forget(self) -> None:
        """Look every key up again: one was made or revoked here, and whoever did it expects it to count at once."""
        with self._lock:
            self._found = {digest: (float("-inf"), caller) for digest, (_, caller) in self._found.items()}
            self._opened_at = float("-inf")

    def flush(self) -> None:
        """Record when keys were last used; what cannot be written now is kept for the next time."""
        with self._lock:
            used, self._used = self._used, {}
        try:
            if used:
                note_used(self.store, used)
        except SQLAlchemyError as error:
            logger.warning("when keys were last used is recorded later: %s", error)
            with self._lock:
                self._used = used | self._used

    def _is_open(self) -> bool:
        """Whether there is no key yet: asked again every second, and never again once there is one."""
        at = time.monotonic()
        if not self._closed and at - self._opened_at > REMEMBERED:
            self._closed, self._opened_at = keys_exist(self.store), at
        return not self._closed

    def _is_near(self, address: str | None) -> bool:
        return self.remote or address is None or is_loopback(address)

    def _find(self, digest: str) -> Caller:
        return self._note(self._remembered(digest) or self._look_up(digest))

    def _note(self, caller: Caller) -> Caller:
        if caller.key_id:
            with self._lock:
                self._used[caller.key_id] = now()
        return caller

    def _remembered(self, digest: str) -> Caller | None:
        at, caller = self._found.get(digest, (float("-inf"), None))
        if caller is None or time.monotonic() - at > REMEMBERED:
            return None
        return caller if caller.expires_at is None or caller.expires_at > now() else None

    def _look_up(self, digest: str) -> Caller:
        at = time.monotonic()
        self._count(digest)
        caller = find_caller(self.store, digest)
        with self._lock:
            self._found.pop(digest, None)
            if caller is not None:
                self._found[digest] = at, caller
                self._closed = True
        if caller is None:
            raise WrongKey
        return caller

    def _count(self, digest: str) -> None:
        """Raise TooManyRequests when this second has seen too many keys that were never found."""
        second = int(time.monotonic())
        with self._lock:
            if digest in self._found:
                return
            begun, seen = self._strangers
            seen = seen + 1 if begun == second else 1
            self._strangers = second, seen
        if seen > STRANGERS:
            raise TooManyRequests(1, "Too many unknown keys are being tried")


def secret_of(authorization: str) -> str:
    """The key of a header Authorization, empty where it has none: after Bearer, or as the password of Basic.

    Clients of LanguageTool can often send no header of their own, but take an address with a name and a password.
    """
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return given.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        password = b64decode(given.strip(), validate=True).decode().partition(":")[2]
    except ValueError:
        return ""
    return password if looks_like_key(password) else ""
