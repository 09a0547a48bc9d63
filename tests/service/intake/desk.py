"""A CMS's desk: events as a connector of the kind Superdesk signs them, sent to a store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from service import audits
from service.connectors import NewConnector, Received, add_connector
from service.intake import Answer, take_event
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, Half, HookEvent
from tests.fakes import ListQueue, WordAuditor
from tests.service.connectors.signing import sign_superdesk

SECRET = "desk-secret"
BOTH = {
    "source": "$.pl",
    "target": "$.en",
    "source_lang": "=pl",
    "target_lang": "=en",
    "article_id": "$.id",
    "revision": "$.rev",
    "title": "$.title",
}
HALF = {
    "text": "$.text",
    "lang": "$.lang",
    "join_key": "$.group",
    "article_id": "$.id",
    "revision": "$.rev",
    "title": "$.title",
    "when": "$.live",
}


@dataclass
class Desk:
    """Sends events of one connector. Each is signed with ``nonce`` in it, so that no two have the same bytes."""

    store: Store
    mapping: Mapping[str, str]
    name: str = "desk"
    settings: Settings = field(default_factory=Settings)
    queue: ListQueue = field(default_factory=ListQueue)
    nonce: int = 0
    source_langs: tuple[str, ...] = ("pl",)

    def __post_init__(self) -> None:
        new = NewConnector(self.name, "superdesk", SECRET, self.mapping, source_langs=self.source_langs, format="text")
        add_connector(self.store, new)

    def send(self, **event: Any) -> Answer:
        """Send an event that was never sent before."""
        self.nonce += 1
        return self.send_body(json.dumps({**event, "nonce": self.nonce}).encode())

    def send_body(self, body: bytes) -> Answer:
        headers = sign_superdesk(SECRET, body)
        received = Received("POST", f"/v1/hooks/{self.name}", headers, body, 0.0)
        return take_event(self.store, self.queue, self.settings, self.name, received)

    def half(self, lang: str, text: str, group: str = "g", rev: str = "1", **more: Any) -> Answer:
        return self.send(**{"lang": lang, "text": text, "group": group, "rev": rev, "id": lang, "live": True, **more})

    def audited(self, answer: Answer) -> str:
        """The audit's id, of an event that was accepted."""
        assert answer.status == 202, answer
        audit_id: str = answer.body["audit_id"]
        return audit_id

    def count(self, table: type[Any] = Audit) -> int:
        with self.store.reading() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    def halves(self) -> list[tuple[str, str, bool]]:
        """Side, text, and whether it waits."""
        with self.store.reading() as session:
            rows = session.scalars(select(Half).order_by(Half.side))
            return [(row.side, row.text, row.due_at is not None) for row in rows]

    def end(self, audit_id: str) -> None:
        """Let the audit be done."""
        mine = audits.claim(self.store, audit_id, 30)
        assert mine is not None
        assert audits.finish(self.store, mine, WordAuditor().audit(mine.pair))


__all__ = ["BOTH", "HALF", "SECRET", "Desk", "HookEvent"]
