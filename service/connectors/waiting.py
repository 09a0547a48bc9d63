"""Halves of articles that wait for their counterparts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from service.store import Store
from service.store.models import Connector, Half


@dataclass(frozen=True)
class Waiting:
    """A half without its text. At ``due_at`` a translation is audited alone, and a source forgotten."""

    connector: str
    join_key: str
    side: str
    lang: str
    title: str
    received_at: datetime
    due_at: datetime


def list_waiting(store: Store, workspace: str, limit: int) -> Sequence[Waiting]:
    """At most ``limit`` halves that wait in a workspace's connectors, the first that is due first."""
    columns = (Connector.name, Half.join_key, Half.side, Half.lang, Half.fields, Half.received_at, Half.due_at)
    query = select(*columns).join(Connector, Connector.id == Half.connector_id)
    query = query.where(Connector.workspace == workspace, Half.due_at.is_not(None)).order_by(Half.due_at).limit(limit)
    with store.reading() as session:
        rows = session.execute(query).all()
    return [
        Waiting(name, key, side, lang, str(fields.get("title") or ""), received, due)
        for name, key, side, lang, fields, received, due in rows
    ]
