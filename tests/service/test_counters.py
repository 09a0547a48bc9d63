"""Counters only go up, lose nothing when many write at once, and forget nothing when an audit is deleted."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import delete

from exonym.model import Pair
from service import audits, counters
from service.audits import Limits, Submission
from service.store import Store
from service.store.models import Audit
from service.store.types import now
from tests.fakes import ListQueue
from tests.running import run_audit


def run(store: Store, target: str) -> str:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target=target), "news"), 60).id
    run_audit(store, audit_id)
    return audit_id


def counted(store: Store, name: str) -> dict[str, float]:
    return {label: value for (of, label), value in counters.totals(store).items() if of == name}


def test_an_audit_is_counted_as_it_ends(store: Store) -> None:
    for target in ("Istia and Istia.", "Fine.", "CRASH", "REFUSE"):
        run(store, target)
    assert counted(store, counters.AUDITS) == {"hold": 1, "publish": 1, "failed": 2}
    assert counted(store, counters.FINDINGS) == {"name.garbled": 2}
    assert sum(counted(store, counters.AUDIT_SECONDS).values()) == 4
    assert 0 < counted(store, counters.AUDIT_SECONDS_SUM)[""] < 60


def test_what_is_taken_away_is_not_counted(store: Store) -> None:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target="x"), "news"), 60).id
    stale = audits.claim(store, audit_id, 0.0)
    assert stale is not None
    audits.sweep(store, ListQueue(), Limits(3, 60), now())
    assert not audits.fail(store, stale, "too late")
    assert counted(store, counters.AUDITS) == {}


def test_what_the_sweeper_gives_up_is_counted(store: Store) -> None:
    audit_id = audits.submit(store, ListQueue(), Submission(Pair(target="x"), "news"), 60).id
    audits.claim(store, audit_id, 0.0)
    audits.sweep(store, ListQueue(), Limits(1, 60), now())
    assert counted(store, counters.AUDITS) == {"failed": 1}


def test_deleting_takes_nothing_back(store: Store) -> None:
    run(store, "Istia.")
    before = counters.totals(store)
    with store.writing() as session:
        session.execute(delete(Audit))
    assert counters.totals(store) == before


def test_many_writers_lose_nothing_and_never_lock_one_another_up(store: Store) -> None:
    def write(number: int) -> None:
        with store.writing() as session:
            counters.count(session, {("b", str(number % 3)): 1, ("a", ""): 0.5, ("c", ""): 1})

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(120)))
    assert counters.totals(store) == {("a", ""): 60, ("b", "0"): 40, ("b", "1"): 40, ("b", "2"): 40, ("c", ""): 120}


@pytest.mark.parametrize(
    ("seconds", "bucket"),
    [
        pytest.param(0.0, "0.1", id="the smallest"),
        pytest.param(0.1, "0.1", id="a bound belongs to its bucket"),
        pytest.param(0.11, "0.25", id="past it"),
        pytest.param(9999.0, "inf", id="past all"),
    ],
)
def test_an_audit_falls_into_one_bucket(seconds: float, bucket: str) -> None:
    assert {label for name, label in counters.of_audit("hold", seconds) if name == counters.AUDIT_SECONDS} == {bucket}
