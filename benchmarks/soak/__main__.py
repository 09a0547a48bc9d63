"""Send audits through two workers while things fail, and print what became of them.

    python -m benchmarks.soak [--audits 2000] [--every 20] [--rate 5] [--real]

"lost": accepted, and not ended two minutes after the last fault. "doubled": ended more than once, as the database
itself counts. "sent_twice": pairs that have two audits, since their sender never heard of the first and tried again.
"untold": ended, and no webhook tells of it; "most_ids": webhooks' ids that tell of one audit, which is to be one.
"slowest": seconds from acceptance to the end, with the fault under which it was.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import Any

from sqlalchemy import select, text

from benchmarks.soak.faults import FAULTS
from benchmarks.soak.house import House
from benchmarks.soak.sending import send_all
from commands.demo import demo_pair
from service.store.models import Audit, Delivery, Status
from service.store.types import now
from tests.servers import wait_for

COUNT_ENDS = """
CREATE TABLE ends (audit_id text NOT NULL);
CREATE FUNCTION note_end() RETURNS trigger AS $$
BEGIN INSERT INTO ends VALUES (NEW.id); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER note_end AFTER UPDATE OF status ON audits FOR EACH ROW
WHEN (NEW.status IN ('done', 'failed')) EXECUTE FUNCTION note_end();
"""
SETTLING = 120.0


@dataclass(frozen=True)
class Fault:
    """What went wrong, and from when to when."""

    name: str
    begun: datetime
    over: datetime


def fail_in_turns(house: House, every: float, ending: Event) -> list[Fault]:
    """Let one thing after another fail, until told to stop."""
    happened: list[Fault] = []
    while not ending.wait(every):
        fault, begun = FAULTS[len(happened) % len(FAULTS)], now()
        fault(house)
        happened.append(Fault(fault.__name__, begun, now()))
        print(f"{now():%H:%M:%S} {fault.__name__}", flush=True)
    return happened


def pairs(count: int, real: bool) -> list[Mapping[str, Any]]:
    """What is sent: the demo's pair, or texts whose audits take a moment."""
    made = demo_pair() if real else {"target": "Istia said so. SLEEP=0.15"}
    return [{**made, "id": f"soak-{number}"} for number in range(count)]


def figures(house: House, sent: Mapping[str, str], happened: list[Fault]) -> dict[str, object]:
    """What became of what was accepted."""
    with house.store.reading() as session:
        rows = session.scalars(select(Audit)).all()
        ends = Counter(session.scalars(text("SELECT audit_id FROM ends")))
    ended = {row.id: row for row in rows if row.ended_at}
    slow = sorted((_seconds(row), row.id) for row in ended.values())
    return {
        "accepted": len(sent),
        "ended": sum(audit_id in ended for audit_id in sent.values()),
        "lost": [audit_id for audit_id in sent.values() if audit_id not in ended],
        "doubled": [audit_id for audit_id, count in ends.items() if count > 1],
        **_told(house, ended),
        "failed": Counter(str(row.error) for row in ended.values() if row.status == Status.FAILED),
        "sent_twice": len(rows) - len(sent),
        "begun_again": sum(row.tries > 1 for row in rows),
        "median_s": round(median(seconds for seconds, _ in slow), 2),
        "slowest_s": round(slow[-1][0], 1),
        "slowest_by_fault_s": _by_fault(list(ended.values()), happened),
        "faults": len(happened),
        "starts": {"api": house.api.starts, "workers": [worker.starts for worker in house.workers]},
    }


def _told(house: House, ended: Collection[str]) -> dict[str, object]:
    """What the CMS has heard of the audits that ended."""
    ids: dict[str, set[str]] = {}
    for event in house.told.got:
        ids.setdefault(json.loads(event.body)["data"]["audit_id"], set()).add(event.headers["webhook-id"])
    return {
        "untold": [audit_id for audit_id in ended if audit_id not in ids],
        "most_ids": max(map(len, ids.values()), default=0),
        "events": len(house.told.got),
    }


def _seconds(row: Audit) -> float:
    assert row.ended_at is not None
    return (row.ended_at - row.created_at).total_seconds()


def _by_fault(rows: list[Audit], happened: list[Fault]) -> dict[str, float]:
    """The slowest audit that was queued or running when a fault began."""
    found: dict[str, float] = {}
    for fault in happened:
        under = [_seconds(row) for row in rows if row.ended_at and row.created_at <= fault.over <= row.ended_at]
        found[fault.name] = round(max([found.get(fault.name, 0.0), *under]), 1)
    return found


def main() -> None:
    """Run, and print the figures."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--audits", type=int, default=2000)
    reader.add_argument("--every", type=float, default=20.0)
    reader.add_argument("--rate", type=float, default=5.0)
    reader.add_argument("--real", action="store_true")
    options = reader.parse_args()
    with tempfile.TemporaryDirectory() as name:
        house = House(Path(name), options.real)
        try:
            with house.store.engine.begin() as connection:
                connection.exec_driver_sql(COUNT_ENDS)
            print(json.dumps(soak(house, options.audits, options.every, options.rate, options.real)))
        finally:
            house.close()


def soak(house: House, count: int, every: float, rate: float, real: bool) -> dict[str, object]:
    """Send everything while faults happen, and let it settle."""
    house.await_ready()
    ending, happened = Event(), list[Fault]()
    failing = Thread(target=lambda: happened.extend(fail_in_turns(house, every, ending)))
    failing.start()
    try:
        sent = send_all(house.port, pairs(count, real), rate)
    finally:
        ending.set()
        failing.join()
    begun = time.monotonic()
    try:
        wait_for(lambda: _count_left(house) == 0, SETTLING)
    except TimeoutError:
        print(f"not all have ended after {time.monotonic() - begun:.0f} s")
    return figures(house, sent, happened)


def _count_left(house: House) -> int:
    with house.store.reading() as session:
        audits = session.scalars(select(Audit.id).where(Audit.ended_at.is_(None))).all()
        untold = session.scalars(select(Delivery.id).where(Delivery.ended_at.is_(None))).all()
        return len(audits) + len(untold)


if __name__ == "__main__":
    main()
