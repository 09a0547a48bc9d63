"""What can be asked of decisions that is not there."""

from __future__ import annotations

from service.errors.base import RequestError


class FindingNotFound(RequestError):
    """No finding of that fingerprint in the report."""

    status = 404
    slug = "finding-not-found"
    title = "There is no such finding"

    def __init__(self, fingerprint: str) -> None:
        super().__init__(f"No finding of the audit has the fingerprint {fingerprint!r}.")


class DecisionNotFound(RequestError):
    """No decision of that id that was made on the audit or holds for it."""

    status = 404
    slug = "decision-not-found"
    title = "There is no such decision"

    def __init__(self, decision_id: str) -> None:
        super().__init__(f"No decision about the audit has the id {decision_id!r:.60}.")
