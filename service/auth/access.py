"""What a caller may do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.errors import ScopeMissing
from service.store.models import DEFAULT_WORKSPACE


class Scope(StrEnum):
    """What a key is good for: looking; submitting and deciding; everything else. None includes another.

    So a key that only administers reads no text, and a key can give no scope that it has not itself.
    """

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


@dataclass(frozen=True)
class Caller:
    """Who makes a request. ``key_id`` is None while the service has no key and is open to everybody.

    ``expires_at`` is when the key ends by itself, None for never. ``name`` is the key's: who decided, in the records.
    """

    workspace: str
    scopes: frozenset[Scope]
    key_id: str | None
    expires_at: datetime | None = None
    name: str = "anybody"

    @classmethod
    def anybody(cls) -> Caller:
        """Whoever calls a service that has no key yet."""
        return cls(DEFAULT_WORKSPACE, frozenset(Scope), None)

    @property
    def by(self) -> str:
        """Who it is, for the log."""
        return f"key {self.key_id}" if self.key_id else "anybody"

    def check_may(self, *scopes: Scope) -> None:
        """Raise ScopeMissing for the first of the scopes that the caller has not."""
        for scope in scopes:
            if scope not in self.scopes:
                raise ScopeMissing(scope)


def write_scopes(scopes: Iterable[Scope]) -> str:
    """Scopes as a key's row has them, each once and in their order."""
    given = set(scopes)
    return " ".join(scope for scope in Scope if scope in given)


def read_scopes(written: str) -> frozenset[Scope]:
    """The scopes of a key's row."""
    return frozenset(map(Scope, written.split()))
