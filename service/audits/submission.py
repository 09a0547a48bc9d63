"""Taking an audit in."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from exonym.model import Pair
from service.audits.searching import index_texts
from service.errors import QueueUnavailable
from service.queue import Lane, Queue
from service.store import Store
from service.store.ids import new_id
from service.store.models import DEFAULT_WORKSPACE, Audit, AuditText, State, Status
from service.store.types import now

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Submission:
    """A pair to audit, whose it is and how it came in.

    ``batch`` and ``line`` (from 1): of an audit that came in a batch. ``previous``: the id of the audit of the
    article's revision before. ``note``: what the audit has to say of how it came in. ``title``: the article's.
    """

    pair: Pair
    profile: str
    workspace: str = DEFAULT_WORKSPACE
    lane: Lane = Lane.INTERACTIVE
    request_id: str | None = None
    batch: str | None = None
    line: int | None = None
    previous: str | None = None
    note: str | None = None
    title: str | None = None


def submit(store: Store, queue: Queue, submission: Submission, resend_after: float) -> Audit:
    """Write the audit and its texts in one transaction; once that is committed, ask for it to be run.

    When the broker does not answer the audit stays queued, and the sweeper sends it after ``resend_after`` seconds.
    """
    with store.writing() as session:
        audit = add_audit(session, submission, resend_after)
    send(queue, audit)
    return audit


def add_audit(session: Session, submission: Submission, resend_after: float) -> Audit:
    """Write the audit and its texts as part of a transaction; ``send`` it once that is committed."""
    (audit,) = add_audits(session, [submission], resend_after)
    return audit


def add_audits(session: Session, submissions: Sequence[Submission], resend_after: float) -> list[Audit]:
    """The same of several at once, in their order.

    They are inserted as plain rows: the unit of work would cost more than all the rest of a submission.
    """
    if not submissions:
        return []
    rows = [_row(submission, resend_after) for submission in submissions]
    pairs = {str(row["id"]): submission.pair for row, submission in zip(rows, submissions, strict=True)}
    session.execute(insert(Audit), rows)
    session.execute(insert(AuditText), [_texts(audit_id, pair) for audit_id, pair in pairs.items()])
    index_texts(session, pairs)
    return [Audit(**row) for row in rows]


def send(queue: Queue, audit: Audit) -> None:
    """Ask for an audit to be run; one that cannot be sent stays queued, and the sweeper sends it.

    One of a batch is left to the sweeper, which keeps a few of them waiting at a time.
    """
    if audit.lane == Lane.BATCH:
        return
    try:
        queue.enqueue(audit.id, Lane(audit.lane))
    except QueueUnavailable as error:
        logger.warning("audit %s stays queued until the sweeper sends it: %s", audit.id, error)


def digest_of(target: str) -> str:
    """The SHA-256 of a translation, hexadecimal: by it an audit is found from its text alone."""
    return hashlib.sha256(target.encode()).hexdigest()


def _texts(audit_id: str, pair: Pair) -> dict[str, Any]:
    texts = {"target": pair.target, "source": pair.source, "reference": pair.reference}
    return {"audit_id": audit_id, "format": pair.format, **texts}


def _row(submission: Submission, resend_after: float) -> dict[str, Any]:
    pair, about = submission.pair, submission.pair.metadata
    audit_id, at = new_id(), now()
    return {
        "id": audit_id,
        "created_at": at,
        "status": Status.QUEUED,
        "state": State.OPEN,
        "tries": 0,
        "workspace": submission.workspace,
        "lane": submission.lane,
        "length": sum(len(text or "") for text in (pair.target, pair.source, pair.reference)),
        "target_digest": digest_of(pair.target),
        "request_id": submission.request_id,
        "batch_id": submission.batch,
        "batch_line": submission.line,
        "previous": submission.previous,
        "note": submission.note,
        "title": submission.title,
        "pair_id": pair.id,
        "source_lang": pair.source_lang,
        "target_lang": pair.target_lang,
        "profile": submission.profile,
        "feed": about.feed,
        "article_id": about.article_id,
        "revision": about.revision,
        "url": about.url,
        "mt_system": about.mt_system,
        "resend_at": at + timedelta(seconds=resend_after),
        "sends": 0 if submission.lane == Lane.BATCH else 1,
    }
