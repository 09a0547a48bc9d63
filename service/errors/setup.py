"""Why the service cannot run like this."""

from __future__ import annotations

from service.errors.base import SetupError


class UnsafeSettings(SetupError):
    """Settings that contradict one another or would expose the service."""


class NotMigrated(SetupError):
    """The database's tables are not those this version needs."""


class NoWorker(SetupError):
    """No worker shows a sign of life."""


class QueueUnavailable(SetupError):
    """The broker does not answer."""
