"""What can be wrong with names."""

from __future__ import annotations

from service.errors.base import InvalidField, RequestError


class NameNotFound(RequestError):
    """An entity that no article of the workspace has named and its namebook has not."""

    status = 404
    slug = "name-not-found"
    title = "There is no such name"

    def __init__(self, entity: str) -> None:
        super().__init__(f"No article names {entity!r}. A new name needs its forms, by language.")


class CannotMerge(RequestError):
    """Names that cannot be shown and judged as one."""

    status = 409
    slug = "cannot-merge"
    title = "The names cannot be merged"


class NotANamebook(InvalidField):
    """A file that is no namebook; the message says which row and why."""

    slug = "not-a-namebook"
    title = "The file is not a namebook"

    def __init__(self, message: str) -> None:
        super().__init__("body", message)


class NotNamebookType(RequestError):
    """A namebook in another format than the one of its address."""

    status = 415
    slug = "unsupported-media-type"
    title = "Unsupported Media Type"

    def __init__(self, given: str, wanted: str) -> None:
        super().__init__(f"The body's Content-Type has to be {wanted}, and is {given or 'not stated'}.")
