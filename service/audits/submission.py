"""Taking an audit in."""

from __future__ import annotations

import logging
from datetime import timedelta

from exonym.model import Pair
from service.errors import QueueUnavailable
from service.queue import Queue
from service.store import Store
from service.store.ids import new_id
from service.store.models import Audit, AuditText
from service.store.types import now

logger = logging.getLogger(__name__)


def submit(store: Store, queue: Queue, pair: Pair, profile: str, resend_after: float) -> Audit:
    """Write the audit and its texts in one transaction; once that is committed, ask for it to be run.

    When the broker does not answer the audit stays queued, and the sweeper sends it after ``resend_after`` seconds.
    """
    audit = _row(pair, profile, resend_after)
    with store.writing() as session:
        session.add(audit)
        session.flush()
        session.add(_texts(audit.id, pair))
    try:
        queue.enqueue(audit.id)
    except QueueUnavailable as error:
        logger.warning("audit %s stays queued until the sweeper sends it: %s", audit.id, error)
    return audit


def _texts(audit_id: str, pair: Pair) -> AuditText:
    return AuditText(
        audit_id=audit_id, target=pair.target, source=pair.source, reference=pair.reference, format=pair.format
    )


def _row(pair: Pair, profile: str, resend_after: float) -> Audit:
    about = pair.metadata
    return Audit(
        id=new_id(),
        pair_id=pair.id,
        source_lang=pair.source_lang,
        target_lang=pair.target_lang,
        profile=profile,
        feed=about.feed,
        article_id=about.article_id,
        revision=about.revision,
        url=about.url,
        mt_system=about.mt_system,
        resend_at=now() + timedelta(seconds=resend_after),
    )
