"""The gate: who calls, found out with few look-ups in the database, and few writes of when keys were used."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock

from service.auth import Caller, find_caller, keys_exist, note_used
from service.errors import NoKey, WrongKey
from service.store import Store
from service.store.types import now

REMEMBERED = 1.0
"""Seconds for which a key that was found is not looked up again: as long a revoked one may still come in."""
_NOTED = 60.0
"""Seconds between two records of when keys were last used."""
_MOST = 10_000


@dataclass
class Gate:
    """Finds out who calls, with few look-ups in the database, and few writes of when keys were used."""

    store: Store
    _found: dict[str, tuple[float, Caller]] = field(default_factory=dict)
    _used: dict[str, datetime] = field(default_factory=dict)
    _noted: float = field(default_factory=time.monotonic)
    _closed: bool = False
    _opened_at: float = float("-inf")
    _lock: Lock = field(default_factory=Lock)

    def admit(self, authorization: str | None) -> Caller:
        """Who calls with that header. Raises NoKey and WrongKey."""
        if authorization is None:
            if self._is_open():
                return Caller.anybody()
            raise NoKey
        scheme, _, secret = authorization.partition(" ")
        if scheme.lower() != "bearer" or not secret.strip():
            raise NoKey
        caller = self._remembered(secret.strip())
        if caller.key_id:
            self._note(caller.key_id)
        return caller

    def _is_open(self) -> bool:
        """Whether there is no key yet: asked again every second, and never again once there is one."""
        at = time.monotonic()
        if not self._closed and at - self._opened_at > REMEMBERED:
            self._closed, self._opened_at = keys_exist(self.store), at
        return not self._closed

    def _remembered(self, secret: str) -> Caller:
        at = time.monotonic()
        known = self._found.get(secret)
        if known and at - known[0] <= REMEMBERED:
            return known[1]
        caller = find_caller(self.store, secret)
        if caller is None:
            self._found.pop(secret, None)
            raise WrongKey
        with self._lock:
            if len(self._found) >= _MOST:
                self._found.clear()
            self._found[secret] = at, caller
        return caller

    def _note(self, key_id: str) -> None:
        with self._lock:
            self._used[key_id] = now()
            if time.monotonic() - self._noted < _NOTED:
                return
            self._noted = time.monotonic()
        self.flush()

    def flush(self) -> None:
        """Record when keys were last used."""
        with self._lock:
            used, self._used = self._used, {}
        if used:
            note_used(self.store, used)
