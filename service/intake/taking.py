"""Taking an event: once, in one transaction with the audit it makes; the message goes out after the commit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service import audits
from service.audits import Submission
from service.connectors import KINDS, Received, find_connector
from service.errors import SignatureRefused
from service.intake.events import HalfArticle, Unwanted, Whole, read_event, revision_of
from service.intake.joining import Outdated, Waiting, take_half
from service.intake.revisions import Article, find_audit, find_previous, note_revision
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.models import Audit, Connector, HookEvent


@dataclass(frozen=True)
class Answer:
    """What the sender is told: HTTP's status, and the body."""

    status: int
    body: dict[str, Any]


def take_event(store: Store, queue: Queue, settings: Settings, name: str, received: Received) -> Answer:
    """Take what was sent to a connector.

    Raises SignatureRefused, also for a name that is none, and InvalidField for an event that lacks what it must have.
    """
    connector = find_connector(store, name)
    if connector is None:
        raise SignatureRefused("there is no such connector")
    kind = KINDS[connector.kind]
    if kind.is_greeting(received):
        return _ignored("a test of the address")
    digest = hashlib.sha256(kind.verify(connector.secret, received)).hexdigest()
    event = read_event(connector, received.body)
    if isinstance(event, Unwanted):
        return _ignored(event.why)
    answer, audit = _take_once(store, settings, connector, event, digest)
    if audit is not None:
        audits.send(queue, audit)
    return answer


def lock_connector(session: Session, connector_id: str) -> Connector | None:
    """The connector, so that nobody else takes an event of it in before this transaction ends; None if it is gone.

    PostgreSQL's FOR NO KEY UPDATE, which does not hinder rows that refer to it; on SQLite a transaction that writes is
    alone anyway.
    """
    query = select(Connector).where(Connector.id == connector_id)
    return session.scalar(query.with_for_update(key_share=True))


def _take_once(
    store: Store, settings: Settings, connector: Connector, event: Whole | HalfArticle, digest: str
) -> tuple[Answer, Audit | None]:
    with store.writing() as session:
        if lock_connector(session, connector.id) is None:
            raise SignatureRefused("there is no such connector any more")
        taken = session.get(HookEvent, (connector.id, digest))
        if taken is not None:
            return Answer(taken.status, taken.answer), None
        result = _take(session, settings, connector, event)
        answer = _answer(result)
        if not isinstance(result, Outdated):
            row = HookEvent(connector_id=connector.id, digest=digest, status=answer.status, answer=answer.body)
            session.add(row)
        return answer, result if isinstance(result, Audit) else None


def _take(
    session: Session, settings: Settings, connector: Connector, event: Whole | HalfArticle
) -> Waiting | Outdated | Audit | str:
    if isinstance(event, HalfArticle):
        return take_half(session, connector, event, settings)
    return _take_whole(session, settings, connector, event)


def _take_whole(session: Session, settings: Settings, connector: Connector, whole: Whole) -> Audit | str:
    """The new audit, or the id of the one that this revision has already."""
    article = _article_of(connector, whole)
    found = find_audit(session, article) if article else None
    if found is not None:
        return found
    submission = Submission(
        whole.pair,
        settings.profile,
        connector.workspace,
        previous=find_previous(session, article) if article else None,
        title=whole.about.get("title"),
    )
    audit = audits.add_audit(session, submission, settings.resend)
    if article:
        note_revision(session, article, audit.id)
    return audit


def _article_of(connector: Connector, whole: Whole) -> Article | None:
    """None where events do not say which article they are of: each is one of its own then."""
    if "article_id" not in whole.about:
        return None
    texts = (whole.pair.source or "", whole.pair.target)
    return Article(connector.id, whole.about["article_id"], revision_of(whole.about, *texts))


def _answer(result: Waiting | Outdated | Audit | str) -> Answer:
    if isinstance(result, Waiting):
        return Answer(202, {"status": "waiting", "join_key": result.join_key})
    if isinstance(result, Outdated):
        return _ignored(f"revision {result.revision}, which is newer, is there already")
    return Answer(202, {"status": "accepted", "audit_id": result if isinstance(result, str) else result.id})


def _ignored(why: str) -> Answer:
    return Answer(200, {"status": "ignored", "why": why})
