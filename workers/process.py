"""The Auditors of a process: made when first needed, kept, sharing one encoder."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from exonym.auditor import Auditor
from exonym.config import AuditConfig
from exonym.names.judging.feedback import OwnNames
from exonym.names.namebook import Namebook, packaged_namebook

MOST_BOOKS = 8
"""Houses' namebooks that are kept ready, each with what was worked out by it."""


class ProcessAuditors:
    """One Auditor a profile, and one more for every house with names of its own; the models are loaded once.

    ``config_for`` gives a profile's configuration.
    """

    def __init__(self, config_for: Callable[[str], AuditConfig]) -> None:
        self._config_for = config_for
        self._made: dict[str, Auditor] = {}
        self._books: dict[tuple[str, str], Namebook] = {}
        self._lock = Lock()

    def __call__(self, profile: str, own: OwnNames | None = None) -> Auditor:
        """The Auditor of that profile, with a house's own names over the rest. Raises InvalidConfig for no profile."""
        with self._lock:
            if profile not in self._made:
                self._made[profile] = self._make(profile)
            auditor = self._made[profile]
            if own is None:
                return auditor
            return Auditor(auditor.config, auditor.embed, self._book(auditor.namebook or packaged_namebook(), own))

    def _make(self, profile: str) -> Auditor:
        first = next(iter(self._made.values()), None)
        return Auditor(self._config_for(profile), embed=first.embed if first else None)

    def _book(self, under: Namebook, own: OwnNames) -> Namebook:
        """The same namebook for the same names, so that what was worked out by it holds; the last used ones."""
        place = under.version, own.version
        book = self._books.pop(place, None) or own.over(under)
        self._books[place] = book
        if len(self._books) > MOST_BOOKS:
            del self._books[next(iter(self._books))]
        return book
