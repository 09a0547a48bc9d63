"""One audit: how it ends, whatever the engine does."""

from __future__ import annotations

import pytest

from exonym.model import Pair
from service import audits
from service.audits import Submission
from service.settings import Settings
from service.store import Store
from service.store.models import Status
from tests.fakes import ListQueue, WordAuditor
from workers.process import ProcessAuditors
from workers.running import Runner


def run(store: Store, target: str, auditor: WordAuditor, times: int = 1) -> str:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target=target), "news"), 60).id
    for _ in range(times):
        Runner(store, ListQueue(), lambda _: auditor, lease=1.0, heartbeat=0.1).run(audit_id)
    return audit_id


@pytest.mark.parametrize(
    ("target", "status", "error"),
    [
        pytest.param("Istia said so.", Status.DONE, None, id="a report"),
        pytest.param("REFUSE", Status.FAILED, "target: is refused", id="refused by the engine, with its reason"),
        pytest.param("CRASH", Status.FAILED, "ZeroDivisionError", id="a crash, without its traceback"),
    ],
)
def test_every_audit_ends(store: Store, target: str, status: Status, error: str | None) -> None:
    ended = audits.get(store, run(store, target, WordAuditor()))
    assert ended.status == status
    assert ended.error is None if error is None else error in str(ended.error)
    assert "Traceback" not in str(ended.error)


def test_a_doubled_message_audits_nothing_twice(store: Store) -> None:
    auditor = WordAuditor()
    run(store, "Istia", auditor, times=3)
    assert auditor.audited == ["Istia"]


def test_a_profile_that_is_gone_fails_its_audit_alone(store: Store) -> None:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target="x"), "gone"), 60).id
    Runner(store, ListQueue(), ProcessAuditors(Settings().audit_config), lease=30, heartbeat=10).run(audit_id)
    assert "'gone' is none of" in str(audits.get(store, audit_id).error)
