"""The roots of all errors."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class ServiceError(Exception):
    """The root of all errors that the service raises on purpose."""


class RequestError(ServiceError):
    """A request that cannot be served as it is. ``slug`` names the problem for programs, ``status`` is HTTP's.

    ``headers`` go with the answer.
    """

    status = 400
    slug = "refused"
    title = "The request cannot be served"
    headers: Mapping[str, str] = MappingProxyType({})


class InvalidField(RequestError):
    """A field that is not acceptable. ``field`` is its name as the caller wrote it."""

    status = 422
    slug = "invalid-input"
    title = "The request is not acceptable"

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}")
        self.field = field
        self.message = message


class SetupError(ServiceError):
    """The service cannot run like this."""
