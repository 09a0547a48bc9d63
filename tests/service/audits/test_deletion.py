"""What is deleted is gone: no row, no word, no byte of it is left."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from service import audits
from service.errors import AuditNotFound
from service.store import Store
from service.store.ids import first_id_at, new_id
from service.store.models import (
    Attempt,
    Audit,
    AuditFinding,
    AuditReport,
    AuditText,
    AuditWords,
    Batch,
    BatchStatus,
    Connector,
    Delivery,
    Endpoint,
    IdempotencyKey,
    RejectedLine,
    Revision,
)
from service.store.types import now
from tests.conftest import quick_settings
from tests.fakes import ListQueue, WordAuditor
from tests.service.audits.test_listing import found, submit

PARTS = (Audit, AuditText, AuditReport, AuditFinding, AuditWords, Delivery, Attempt, IdempotencyKey, Revision)


def finished(store: Store, target: str = "Istia wrote Qxzvwy.") -> str:
    """An audit with everything that an audit can have."""
    audit_id = submit(store, target, source=target, done=True)
    delivery, endpoint, connector = new_id(), new_id(), new_id()
    with store.writing() as session:
        session.add(Endpoint(id=endpoint, workspace="default", url="https://x", events=[], secret="s"))
        session.add(
            Connector(
                id=connector, workspace="default", name=connector, kind="generic", secret="", mapping={},
                target_lang="en", source_langs=[], format="text",
            )
        )  # fmt: skip
        session.flush()
        payload = {"metadata": {"feed": "Qxzvwy"}}
        session.add(
            Delivery(
                id=delivery, workspace="default", endpoint_id=endpoint, event="e", audit_id=audit_id, payload=payload
            )
        )
        session.flush()
        session.add(Attempt(delivery_id=delivery, number=1, seconds=0.1, answer="Qxzvwy"))
        session.add(Revision(connector_id=connector, article_id="Qxzvwy", revision="1", audit_id=audit_id))
        answer = {"body": {"id": audit_id, "metadata": {"feed": "Qxzvwy"}}}
        session.add(IdempotencyKey(workspace="default", key=audit_id, digest="d", answer=answer, audit_id=audit_id))
    return audit_id


def counted(store: Store) -> list[int]:
    with store.reading() as session:
        return [len(session.scalars(select(part)).all()) for part in PARTS]


def test_an_audit_is_deleted_with_everything_that_was_known_of_it(store: Store) -> None:
    kept, gone = finished(store, "Istia stays."), finished(store)
    before = counted(store)
    audits.delete(store, gone, "default")
    assert counted(store) == [number // 2 for number in before]
    assert found(store, words="qxzvwy") == []
    assert found(store, words="stays") == [kept]
    with pytest.raises(AuditNotFound):
        audits.report_of(store, gone)


@pytest.mark.parametrize("workspace", ["other", "default"])
def test_what_is_not_there_or_not_ones_own_cannot_be_deleted(store: Store, workspace: str) -> None:
    audit_id = submit(store, "x")
    with pytest.raises(AuditNotFound):
        audits.delete(store, audit_id if workspace == "other" else new_id(), workspace)
    assert found(store) == [audit_id]


@pytest.mark.parametrize("running", [False, True], ids=["queued", "running"])
def test_an_audit_that_has_not_ended_is_deleted_too(store: Store, running: bool) -> None:
    audit_id = submit(store, "Istia")
    mine = audits.claim(store, audit_id, 30) if running else None
    audits.delete(store, audit_id, "default")
    assert audits.claim(store, audit_id, 30) is None
    if mine:
        assert not audits.renew(store, mine, 30)
        assert not audits.finish(store, mine, WordAuditor().audit(mine.pair))
        assert not audits.fail(store, mine, "late")
    assert counted(store) == [0] * len(PARTS)


def test_no_byte_of_it_is_left_in_the_files_of_sqlite(sqlite_database: str, tmp_path: Path) -> None:
    store, settings = Store(sqlite_database), quick_settings(sqlite_database, "memory://")
    for number in range(40):
        submit(store, f"Others stay, number {number}.", done=True)
    audit_id = finished(store)
    assert b"zvwy" in _bytes(tmp_path)
    audits.delete(store, audit_id, "default")
    assert audits.forget_words(store, ListQueue(), settings)
    assert not audits.forget_words(store, ListQueue(), settings), "there is nothing more to do"
    assert len(found(store, words="others")) == 40
    store.close()
    assert b"zvwy" not in _bytes(tmp_path), "of a word that begins as its neighbour does the index keeps the rest"
    assert b"thers stay" in _bytes(tmp_path)


def test_what_is_past_its_time_is_purged(store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.audits.deletion.STEP", 2)
    settings = quick_settings(database_url, "memory://").model_copy(update={"retention_days": 30.0})
    old, first = now() - timedelta(days=31), first_id_at(now() - timedelta(days=31))[:-1]
    with store.writing() as session:
        for number, batch in enumerate(("a", "a", "a", "b", "b")):
            session.add(_row(f"{first}{number}", old, first + batch))
        session.add(_row(new_id(), now(), first + "b"))
        for batch in ("a", "b", "c"):
            session.add(Batch(id=first + batch, workspace="default", status=BatchStatus.DONE))
        session.flush()
        session.add(RejectedLine(batch_id=first + "c", line=1, error="Qxzvwy"))
    assert audits.purge(store, ListQueue(), settings) == 5
    assert len(found(store)) == 1
    with store.reading() as session:
        assert [batch.id[-1] for batch in session.scalars(select(Batch))] == ["b"], "one of its audits is young"
        assert session.scalars(select(RejectedLine)).all() == []


def test_nothing_is_purged_where_nothing_is_said(store: Store, database_url: str) -> None:
    with store.writing() as session:
        session.add(_row(first_id_at(now() - timedelta(days=9999)), now(), None))
    assert audits.purge(store, ListQueue(), quick_settings(database_url, "memory://")) == 0
    assert len(found(store)) == 1


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir()).lower()


def _row(audit_id: str, at: datetime, batch: str | None) -> Audit:
    return Audit(id=audit_id, target_lang="en", profile="news", resend_at=at, created_at=at, batch_id=batch)
