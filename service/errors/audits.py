"""What can be asked of audits and reports that is not there."""

from __future__ import annotations

from service.errors.base import RequestError


class NoPrevious(RequestError):
    """The changes of an audit that has none before it."""

    status = 404
    slug = "no-previous-audit"
    title = "There is no audit before this one"

    def __init__(self, audit_id: str) -> None:
        super().__init__(f"The audit {audit_id} is of an article's first revision, or the audit before it was deleted.")


class AuditNotFound(RequestError):
    """No audit of that id."""

    status = 404
    slug = "audit-not-found"
    title = "There is no such audit"

    def __init__(self, audit_id: str) -> None:
        super().__init__(f"No audit has the id {audit_id!r}.")


class FormatNotFound(RequestError):
    """No report format of that name."""

    status = 404
    slug = "format-not-found"
    title = "There is no such report format"

    def __init__(self, extension: str, known: tuple[str, ...]) -> None:
        super().__init__(f"Reports come as {', '.join(known)}; not as {extension!r}.")


class CheckNotDone(RequestError):
    """A text whose findings are not there in time, or not at all; ``seconds`` until it is worth asking again."""

    status = 503
    slug = "check-not-done"
    title = "The text is not checked yet"

    def __init__(self, why: str, seconds: int) -> None:
        super().__init__(why)
        self.headers = {"Retry-After": str(seconds)}


class NotDone(RequestError):
    """A report that does not exist, since its audit has not ended well."""

    status = 409
    slug = "report-not-ready"
    title = "There is no report"

    def __init__(self, audit_id: str, status: str) -> None:
        super().__init__(f"The audit {audit_id} is {status}; only an audit that is done has a report.")


class NotEnded(RequestError):
    """An audit that is to be done again before it was done."""

    status = 409
    slug = "audit-not-ended"
    title = "The audit has not ended"

    def __init__(self, audit_id: str, status: str) -> None:
        super().__init__(f"The audit {audit_id} is {status}; it can be done again once it has ended.")
