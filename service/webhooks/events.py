"""The events, and what each says: a summary and the address of the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from service.store.models import Audit, Batch
from service.store.types import now

MOST_BYTES = 19_000
"""The longest payload that is kept. With a public address put before its links it stays under the 20 kB of Standard
Webhooks 1.0.0."""

COUNTED = ("critical", "major", "minor")
LINKS = ("report", "results")
"""What in the data is a path of the API, kept without the service's own address in front."""

_LONGEST = (2000, 500, 100)
"""Characters that a text of the data may have: the first with which the payload is short enough."""


class Event(StrEnum):
    """What an endpoint can be told of."""

    AUDIT_COMPLETED = "audit.completed"
    AUDIT_FAILED = "audit.failed"
    VERDICT_CHANGED = "verdict.changed"
    BATCH_COMPLETED = "batch.completed"


def audit_data(audit: Audit, counts: Mapping[str, int]) -> dict[str, Any]:
    """What is said of an audit that has ended. ``counts``: findings by severity; what is not there counts 0."""
    data: dict[str, Any] = {
        "audit_id": audit.id,
        "pair_id": audit.pair_id,
        "decision": audit.decision,
        "state": audit.state,
        "quality": audit.quality,
        "counts": {severity: counts.get(severity, 0) for severity in COUNTED},
        "metadata": {
            "feed": audit.feed,
            "article_id": audit.article_id,
            "revision": audit.revision,
            "url": audit.url,
            "mt_system": audit.mt_system,
        },
        "report": f"/v1/audits/{audit.id}/report.json" if audit.error is None else None,
    }
    return data if audit.error is None else {**data, "error": audit.error}


def batch_data(batch: Batch, counts: Mapping[str, int]) -> dict[str, Any]:
    """What is said of a batch that has ended. ``counts``: its audits by status, "done" and "failed"."""
    return {
        "batch_id": batch.id,
        "status": batch.status,
        "total": batch.total,
        "done": counts.get("done", 0),
        "failed": counts.get("failed", 0),
        "rejected": batch.rejected,
        "results": f"/v1/batches/{batch.id}/results",
    }


def to_payload(event: Event, data: Mapping[str, Any]) -> dict[str, Any]:
    """The payload of an event that happens now; where it would be too long, its texts are cut and end in "…"."""
    payload = {"type": event.value, "timestamp": now().isoformat().replace("+00:00", "Z"), "data": dict(data)}
    for longest in _LONGEST:
        if len(to_body(payload)) <= MOST_BYTES:
            break
        payload["data"] = _cut(data, longest)
    return payload


def to_body(payload: Mapping[str, Any], public_url: str = "") -> bytes:
    """The JSON that is signed and sent, with ``public_url`` before its links."""
    links = {key: public_url + path for key in LINKS if (path := payload["data"].get(key))}
    whole = {**payload, "data": {**payload["data"], **links}}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _cut(value: Any, longest: int) -> Any:
    if isinstance(value, str) and len(value) > longest:
        return value[: longest - 1] + "…"
    if isinstance(value, Mapping):
        return {key: _cut(part, longest) for key, part in value.items()}
    return [_cut(part, longest) for part in value] if isinstance(value, list) else value
