"""What can be wrong with a batch."""

from __future__ import annotations

from service.errors.base import RequestError


class BatchNotFound(RequestError):
    """No batch of that id in the workspace."""

    status = 404
    slug = "batch-not-found"
    title = "There is no such batch"

    def __init__(self, batch_id: str) -> None:
        super().__init__(f"No batch has the id {batch_id!r}.")


class BatchTooLong(RequestError):
    """A batch of more lines than are taken at once; nothing of it is kept."""

    status = 413
    slug = "batch-too-long"
    title = "The batch has too many lines"

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"A batch has at most {limit:,} lines; nothing of this one was kept. Send the rest as another."
        )


class BatchBrokenOff(RequestError):
    """A batch whose sender went away before its end."""

    slug = "batch-broken-off"
    title = "The batch broke off"

    def __init__(self) -> None:
        super().__init__("The connection ended before the batch did; nothing of it was kept.")


class NotNdjson(RequestError):
    """A batch that is something else than lines of JSON."""

    status = 415
    slug = "not-ndjson"
    title = "The body is not NDJSON"

    def __init__(self, content_type: str) -> None:
        super().__init__(f"Send a batch as application/x-ndjson, a JSON object a line; not as {content_type!r:.120}.")
