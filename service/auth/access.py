"""What a caller may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from service.store.models import DEFAULT_WORKSPACE


class Scope(StrEnum):
    """What a key is good for: looking; submitting and deciding; everything else. None includes another."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


@dataclass(frozen=True)
class Caller:
    """Who makes a request. ``key_id`` is None while the service has no key and is open to everybody."""

    workspace: str
    scopes: frozenset[Scope]
    key_id: str | None

    @classmethod
    def anybody(cls) -> Caller:
        """Whoever calls a service that has no key yet."""
        return cls(DEFAULT_WORKSPACE, frozenset(Scope), None)
