"""Children that audit: killed at their limits, replaced, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from exonym.model import Kind, Pair
from exonym.names.judging.feedback import OwnNames
from exonym.names.namebook import NamebookEntry
from tests.auditors import open_houses, open_words
from tests.servers import wait_for
from tests.workers.processes import children_of
from workers.child import MOST_KNOWN, KnownNames
from workers.engine import AuditFailed, EngineDied, Stopped
from workers.nursery import ChildEngine

ROOT = Path(__file__).parents[2]


@pytest.fixture
def engine() -> Iterator[ChildEngine]:
    engine = ChildEngine(open_words, lambda length: 2.0 + length / 1000, 400)
    yield engine
    engine.close()


def audit(engine: ChildEngine, target: str) -> str:
    report = engine.audit(Pair(target=target), "news", len(target))
    return " ".join(finding.text for finding in report.findings)


@pytest.mark.parametrize(
    ("target", "says"),
    [
        pytest.param("REFUSE", "target: is refused", id="refused by the engine"),
        pytest.param("CRASH", "unexpected error (ZeroDivisionError)", id="a crash, without its traceback"),
        pytest.param("LOOP", "longer than 2 s, the limit for 4 characters", id="an endless loop"),
        pytest.param("EAT".ljust(20_000), "more than 0.391 GB of memory", id="a memory eater"),
    ],
)
def test_an_audit_that_fails_says_why_and_the_next_is_done(engine: ChildEngine, target: str, says: str) -> None:
    engine.warm()
    with pytest.raises(AuditFailed) as failed:
        audit(engine, target)
    assert says in str(failed.value)
    assert audit(engine, "Istia") == "Istia"


@pytest.mark.parametrize(("target", "says"), [("EXIT", "exit code 7"), ("SEGV", "signal SIGSEGV")])
def test_a_process_that_dies_is_told_from_an_audit_that_fails(engine: ChildEngine, target: str, says: str) -> None:
    with pytest.raises(EngineDied, match=says):
        audit(engine, target)
    assert audit(engine, "Istia") == "Istia"


def test_a_child_that_died_while_idle_costs_no_audit(engine: ChildEngine) -> None:
    others = children_of(os.getpid())
    engine.warm()
    (child,) = set(children_of(os.getpid())) - set(others)
    os.kill(child, signal.SIGKILL)
    wait_for(lambda: not _lives(child))
    assert audit(engine, "Istia") == "Istia"


def test_houses_own_names_are_sent_once_and_again_when_the_child_has_dropped_them() -> None:
    engine = ChildEngine(open_houses, lambda _: 60.0, 400)
    houses = [OwnNames((NamebookEntry(f"House {n}", Kind.OTHER, (), {"pl": (f"Dom {n}",)}),)) for n in range(12)]
    try:
        for own in (None, *houses, houses[11], houses[0], None):
            report = engine.audit(Pair(target="x"), "news", 1, own)
            assert report.engine.namebook == (own.entries[0].house if own else "none")
    finally:
        engine.close()


def test_a_child_keeps_the_names_that_were_used_last() -> None:
    known = KnownNames()
    own = OwnNames(())
    assert known.find("first", None) is None
    assert known.find("first", own) is own
    for number in range(MOST_KNOWN - 1):
        known.find(f"version {number}", own)
    assert known.find("first", None) is own, "used again"
    known.find("one more", own)
    assert (known.find("version 0", None), known.find("first", None)) == (None, own)


def test_long_texts_have_more_time(engine: ChildEngine) -> None:
    engine.warm()
    begun = time.monotonic()
    with pytest.raises(AuditFailed, match="longer than 3 s, the limit for 1,000 characters"):
        audit(engine, "LOOP".ljust(1000))
    assert time.monotonic() - begun >= 3


def test_an_audit_can_be_interrupted_from_another_thread(engine: ChildEngine) -> None:
    engine.warm()
    Timer(0.2, engine.interrupt).start()
    with pytest.raises(Stopped):
        audit(engine, "LOOP")


def test_models_that_do_not_load_are_said_to() -> None:
    engine = ChildEngine(partial(int, "not a number"), lambda _: 1.0, 600)  # type: ignore[arg-type]
    with pytest.raises(EngineDied, match="exit code 1"):
        engine.warm()


def test_a_child_does_not_outlive_a_parent_that_is_killed_even_in_mid_audit() -> None:
    program = (
        "from exonym.model import Pair; from tests.auditors import open_words; "
        "from workers.nursery import ChildEngine; "
        "engine = ChildEngine(open_words, lambda _: 600.0, 600); "
        "engine.warm(); print('warm', flush=True); engine.audit(Pair(target='LOOP'), 'news', 4)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE)
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"warm\n"
    (child,) = children_of(parent.pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    wait_for(lambda: not _lives(child), 10)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
