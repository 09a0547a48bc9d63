"""One worker has an audit at a time, and only it can end it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from exonym.report import report_to_dict
from service import audits
from service.audits import Claim, Limits, Submission
from service.errors import NotDone
from service.store import Store
from service.store.models import Audit, AuditFinding, Status
from service.store.types import now
from tests.fakes import ListQueue, WordAuditor
from tests.service.audits.conftest import PAIR

LIMITS = Limits(max_tries=3, resend_after=60)


def submitted(store: Store, queue: ListQueue) -> str:
    return audits.submit(store, queue, Submission(PAIR, "news"), 60).id


def claimed(store: Store, audit_id: str) -> Claim:
    mine = audits.claim(store, audit_id, 30)
    assert mine is not None
    return mine


def row(store: Store, audit_id: str) -> Audit:
    return audits.get(store, audit_id)


def test_a_claim_holds_the_pair_as_it_was_submitted(store: Store, queue: ListQueue) -> None:
    mine = claimed(store, submitted(store, queue))
    assert mine.pair == PAIR
    assert mine.profile == "news"


def test_of_many_who_claim_at_once_one_gets_it(store: Store, queue: ListQueue) -> None:
    audit_id = submitted(store, queue)
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: audits.claim(store, audit_id, 30), range(16)))
    assert sum(claim is not None for claim in claims) == 1
    assert row(store, audit_id).tries == 1


def test_nobody_claims_what_is_not_there(store: Store) -> None:
    assert audits.claim(store, "nothing", 30) is None


def test_a_finished_audit_has_report_decision_quality_and_findings(store: Store, queue: ListQueue) -> None:
    audit_id = submitted(store, queue)
    mine = claimed(store, audit_id)
    report = WordAuditor().audit(mine.pair)
    assert audits.finish(store, mine, report)
    ended = row(store, audit_id)
    assert (ended.status, ended.decision, ended.quality, ended.claim) == (Status.DONE, "hold", 90.0, None)
    assert audits.report_of(store, audit_id) == report_to_dict(report)
    with store.reading() as session:
        assert [f.text for f in session.scalars(select(AuditFinding))] == ["Istia"]


@pytest.mark.parametrize(("stated", "kept"), [(None, "uk"), ("ru", "ru")], ids=["identified", "stated"])
def test_the_source_language_is_the_one_stated_or_the_one_identified(
    store: Store, queue: ListQueue, stated: str | None, kept: str
) -> None:
    audit_id = audits.submit(store, queue, Submission(replace(PAIR, source_lang=stated), "news"), 60).id
    mine = claimed(store, audit_id)
    assert audits.finish(store, mine, replace(WordAuditor().audit(mine.pair), source_lang="uk"))
    assert row(store, audit_id).source_lang == kept


def test_a_failed_audit_says_why_and_has_no_report(store: Store, queue: ListQueue) -> None:
    audit_id = submitted(store, queue)
    assert audits.fail(store, claimed(store, audit_id), "No model.")
    assert (row(store, audit_id).status, row(store, audit_id).error) == (Status.FAILED, "No model.")
    with pytest.raises(NotDone, match="failed"):
        audits.report_of(store, audit_id)


@pytest.mark.parametrize("ending", ["finish", "fail", "renew", "give_back"])
def test_a_worker_thought_dead_changes_nothing(store: Store, queue: ListQueue, ending: str) -> None:
    audit_id = submitted(store, queue)
    stale = claimed(store, audit_id)
    audits.sweep(store, queue, LIMITS, now() + timedelta(seconds=31))
    current = claimed(store, audit_id)
    before = row(store, audit_id)
    assert not _end(store, stale, ending)
    after = row(store, audit_id)
    assert (after.status, after.claim, after.lease_until) == (Status.RUNNING, before.claim, before.lease_until)
    assert audits.finish(store, current, WordAuditor().audit(current.pair))


@pytest.mark.parametrize("first", ["finish", "fail"])
@pytest.mark.parametrize("second", ["finish", "fail", "renew", "give_back"])
def test_an_audit_ends_once(store: Store, queue: ListQueue, first: str, second: str) -> None:
    audit_id = submitted(store, queue)
    mine = claimed(store, audit_id)
    assert _end(store, mine, first)
    ended = row(store, audit_id)
    assert not _end(store, mine, second)
    assert row(store, audit_id).ended_at == ended.ended_at
    assert audits.claim(store, audit_id, 30) is None
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(AuditFinding)) == (1 if first == "finish" else 0)


@pytest.mark.parametrize(("counted", "tries"), [(True, 1), (False, 0)], ids=["a try that counts", "one that does not"])
def test_an_audit_that_is_given_back_is_queued_again(store: Store, queue: ListQueue, counted: bool, tries: int) -> None:
    audit_id = submitted(store, queue)
    mine = claimed(store, audit_id)
    assert audits.give_back(store, mine, counted)
    given = row(store, audit_id)
    assert (given.status, given.claim, given.lease_until, given.tries) == (Status.QUEUED, None, None, tries)
    assert not audits.give_back(store, mine, counted)
    assert not audits.finish(store, mine, WordAuditor().audit(mine.pair))
    assert claimed(store, audit_id).tries == tries + 1


def test_a_sign_of_life_prolongs_the_lease(store: Store, queue: ListQueue) -> None:
    audit_id = submitted(store, queue)
    mine = claimed(store, audit_id)
    assert audits.renew(store, mine, 300)
    lease = row(store, audit_id).lease_until
    assert lease is not None
    assert lease > now() + timedelta(seconds=200)


def _end(store: Store, mine: Claim, how: str) -> bool:
    if how == "finish":
        return audits.finish(store, mine, WordAuditor().audit(mine.pair))
    if how == "give_back":
        return audits.give_back(store, mine, counted=True)
    return audits.fail(store, mine, "late") if how == "fail" else audits.renew(store, mine, 99)
