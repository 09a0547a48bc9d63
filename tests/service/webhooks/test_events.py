"""What an event says, and that it stays short."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from service.store.models import Audit, Batch, BatchStatus
from service.webhooks.events import Event, audit_data, batch_data, to_body, to_payload

PAGE = Path(__file__).parents[3] / "docs" / "webhooks.md"
PUBLIC = "https://exonym.example"


def audit(**more: Any) -> Audit:
    about = {"feed": "agency", "article_id": "7", "revision": "2", "url": "https://example.org/7", "mt_system": "m"}
    return Audit(
        **{"id": "a-1", "pair_id": "mine", "decision": "hold", "state": "open", "quality": 90.0, **about, **more}
    )


def sent(data: dict[str, Any], event: Event = Event.AUDIT_COMPLETED) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(to_body(to_payload(event, data), PUBLIC))
    return told


def test_an_audit_that_is_done() -> None:
    told = sent(audit_data(audit(), {"critical": 2, "neutral": 5}))
    assert told.keys() == {"type", "timestamp", "data"}
    assert told["type"] == "audit.completed"
    assert told["timestamp"].endswith("Z")
    assert told["data"] == {
        "audit_id": "a-1",
        "pair_id": "mine",
        "decision": "hold",
        "state": "open",
        "quality": 90.0,
        "counts": {"critical": 2, "major": 0, "minor": 0},
        "metadata": {
            "feed": "agency",
            "article_id": "7",
            "revision": "2",
            "url": "https://example.org/7",
            "mt_system": "m",
        },
        "report": f"{PUBLIC}/v1/audits/a-1/report.json",
    }


def test_an_audit_that_failed_has_no_report_and_says_why() -> None:
    told = sent(audit_data(audit(decision=None, quality=None, error="No model."), {}), Event.AUDIT_FAILED)
    assert (told["data"]["report"], told["data"]["error"]) == (None, "No model.")


def test_a_batch() -> None:
    batch = Batch(id="b-1", status=BatchStatus.DONE, total=10, rejected=1)
    told = sent(batch_data(batch, {"done": 7, "failed": 2}), Event.BATCH_COMPLETED)
    assert told["data"] == {
        "batch_id": "b-1",
        "status": "done",
        "total": 10,
        "done": 7,
        "failed": 2,
        "rejected": 1,
        "results": f"{PUBLIC}/v1/batches/b-1/results",
    }


def test_without_a_public_address_links_are_paths() -> None:
    payload = to_payload(Event.AUDIT_COMPLETED, audit_data(audit(), {}))
    assert json.loads(to_body(payload))["data"]["report"] == "/v1/audits/a-1/report.json"


@pytest.mark.parametrize(
    "letter", ["x", "ł", "🙂", "\x01", '"'], ids=["ASCII", "two bytes", "four bytes", "six bytes escaped", "escaped"]
)
def test_no_metadata_makes_it_too_long(letter: str) -> None:
    labels = dict.fromkeys(("pair_id", "feed", "article_id", "revision", "mt_system"), letter * 200)
    worst = audit(**labels, url=letter * 2000, error=letter * 100_000)
    body = to_body(to_payload(Event.AUDIT_FAILED, audit_data(worst, {})), "https://" + "x" * 492)
    assert len(body) < 20_000
    assert json.loads(body)["data"]["audit_id"] == "a-1"
    assert json.loads(body)["data"]["error"].endswith("…")


def test_the_examples_of_the_docs_have_the_same_fields() -> None:
    told = [json.loads(block) for block in re.findall("```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)]
    batch = Batch(id="b-1", status=BatchStatus.DONE, total=10, rejected=1)
    made = [sent(audit_data(audit(), {})), sent(batch_data(batch, {}), Event.BATCH_COMPLETED)]
    assert [(one["type"], fields(one)) for one in told] == [(one["type"], fields(one)) for one in made]


def fields(value: Any) -> Any:
    return {key: fields(part) for key, part in value.items()} if isinstance(value, dict) else ...


def test_what_is_short_enough_is_not_cut() -> None:
    told = sent(audit_data(audit(url="https://example.org/" + "x" * 1980, feed="ł" * 200), {}))
    assert len(told["data"]["metadata"]["url"]) == 2000
