"""Taking a pair in, for the API and for the pages."""

from __future__ import annotations

from typing import Any

from exonym.validation import check_pair
from service import audits
from service.audits import Submission
from service.auth import Caller
from service.store.models import Audit
from service.web.context import Service
from service.web.schemas.audits import AuditIn


def accept(service: Service, caller: Caller, body: AuditIn) -> Audit:
    """Take a pair in. Raises exonym.InvalidPair when it cannot be audited."""
    submission = to_submission(service, caller, body)
    return audits.submit(service.store, service.queue, submission, service.settings.resend)


def to_submission(service: Service, caller: Caller, body: AuditIn, **more: Any) -> Submission:
    """What is submitted; ``more`` are other fields of it. Raises exonym.InvalidPair when it cannot be audited."""
    pair = body.to_pair()
    check_pair(pair)
    return Submission(pair, body.profile or service.settings.profile, caller.workspace, **more)
