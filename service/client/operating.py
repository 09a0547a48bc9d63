"""Keys, connectors and webhooks, by way of the API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from service.client.answers import Connector, Delivery, Endpoint, Key
from service.client.transport import Transport, without_none


@dataclass(frozen=True)
class Keys:
    """/v1/keys."""

    transport: Transport

    def create(self, name: str, scopes: Sequence[str], expires_in: str | None = None) -> Key:
        """Make a key; the answer alone has it. ``expires_in``: how long it lasts, such as 90d."""
        body = without_none({"name": name, "scopes": list(scopes), "expires_in": expires_in})
        return cast(Key, self.transport.ask("POST", "/v1/keys", json=body).json())

    def iterate(self) -> Iterator[Key]:
        """The workspace's keys, oldest first, without themselves."""
        return cast(Iterator[Key], self.transport.pages("/v1/keys", {}))

    def revoke(self, key_id: str) -> None:
        """Make a key worthless."""
        self.transport.ask("DELETE", f"/v1/keys/{key_id}")


@dataclass(frozen=True)
class Connectors:
    """/v1/connectors."""

    transport: Transport

    def create(
        self,
        name: str,
        kind: str,
        secret: str,
        *,
        mapping: Mapping[str, str] | None = None,
        target_lang: str | None = None,
        source_langs: Sequence[str] | None = None,
        format: str | None = None,
    ) -> Connector:
        """Take events of a CMS at /v1/hooks/NAME."""
        chosen = {"mapping": mapping, "target_lang": target_lang, "source_langs": source_langs, "format": format}
        body = {"name": name, "kind": kind, "secret": secret, **without_none(chosen)}
        return cast(Connector, self.transport.ask("POST", "/v1/connectors", json=body).json())

    def iterate(self) -> Iterator[Connector]:
        """The workspace's connectors, without their secrets."""
        return cast(Iterator[Connector], self.transport.pages("/v1/connectors", {}))

    def delete(self, name: str) -> None:
        """Take no more events."""
        self.transport.ask("DELETE", f"/v1/connectors/{name}")


@dataclass(frozen=True)
class Endpoints:
    """/v1/webhooks/endpoints."""

    transport: Transport

    def create(self, url: str, events: Sequence[str] | None = None, description: str | None = None) -> Endpoint:
        """Be told of events at an address; the answer alone has the secret that signs."""
        body = {"url": url, **without_none({"events": events, "description": description})}
        return cast(Endpoint, self.transport.ask("POST", "/v1/webhooks/endpoints", json=body).json())

    def iterate(self) -> Iterator[Endpoint]:
        """The workspace's endpoints, without their secrets."""
        return cast(Iterator[Endpoint], self.transport.pages("/v1/webhooks/endpoints", {}))

    def get(self, endpoint_id: str) -> Endpoint:
        """One endpoint."""
        return cast(Endpoint, self.transport.ask("GET", f"/v1/webhooks/endpoints/{endpoint_id}").json())

    def change(self, endpoint_id: str, *, paused: bool | None = None, events: Sequence[str] | None = None) -> Endpoint:
        """Pause an endpoint or go on, or choose other events."""
        body = without_none({"paused": paused, "events": events})
        path = f"/v1/webhooks/endpoints/{endpoint_id}"
        return cast(Endpoint, self.transport.ask("PATCH", path, json=body, repeatable=True).json())

    def delete(self, endpoint_id: str) -> None:
        """Be told no more."""
        self.transport.ask("DELETE", f"/v1/webhooks/endpoints/{endpoint_id}")

    def rotate_secret(self, endpoint_id: str) -> Endpoint:
        """A new secret; the old one signs beside it for a day."""
        path = f"/v1/webhooks/endpoints/{endpoint_id}/rotate-secret"
        return cast(Endpoint, self.transport.ask("POST", path).json())

    def recover(self, endpoint_id: str, since: datetime) -> None:
        """Have what failed since then delivered again."""
        path = f"/v1/webhooks/endpoints/{endpoint_id}/recover"
        self.transport.ask("POST", path, json={"since": since.isoformat()}, repeatable=True)


@dataclass(frozen=True)
class Deliveries:
    """/v1/webhooks/deliveries."""

    transport: Transport

    def iterate(
        self, *, endpoint: str | None = None, status: str | None = None, event: str | None = None
    ) -> Iterator[Delivery]:
        """Deliveries with their attempts, newest first."""
        params = without_none({"endpoint": endpoint, "status": status, "event": event})
        return cast(Iterator[Delivery], self.transport.pages("/v1/webhooks/deliveries", params))

    def redeliver(self, delivery_id: str) -> None:
        """Have it delivered again, under its id."""
        self.transport.ask("POST", f"/v1/webhooks/deliveries/{delivery_id}/redeliver")
