"""What can be wrong with connectors and their events."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from service.errors.base import RequestError


class SignatureRefused(RequestError):
    """An event that its connector's secret did not sign, or not lately. ``why`` is for the log alone.

    The sender is told no more than one who guesses may know, and the same where there is no such connector.
    """

    status = 401
    slug = "signature-refused"
    title = "The event is not taken"
    headers: Mapping[str, str] = MappingProxyType({"WWW-Authenticate": "Webhook-Signature"})

    def __init__(self, why: str) -> None:
        super().__init__(
            "Its signature is missing, malformed, wrong or outdated, or there is no such connector; the service's log "
            "says which."
        )
        self.why = why


class ConnectorNotFound(RequestError):
    """No connector of that name in the workspace."""

    status = 404
    slug = "connector-not-found"
    title = "There is no such connector"

    def __init__(self, name: str) -> None:
        super().__init__(f"No connector is called {name!r}.")


class NameTaken(RequestError):
    """A connector whose name another one has, in this workspace or elsewhere."""

    status = 409
    slug = "name-taken"
    title = "The name is taken"

    def __init__(self, name: str) -> None:
        super().__init__(f"A connector is called {name!r} already; remove it first, or choose another name.")
