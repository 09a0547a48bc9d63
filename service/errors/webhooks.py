"""What can be wrong with webhooks that go out."""

from __future__ import annotations

from service.errors.base import InvalidField, RequestError


class AddressRefused(InvalidField):
    """A URL that webhooks may not go to, at registration or, should its host lead elsewhere by then, at delivery."""

    def __init__(self, message: str) -> None:
        super().__init__("url", message)


class EndpointNotFound(RequestError):
    """No webhook endpoint of that id in the workspace."""

    status = 404
    slug = "endpoint-not-found"
    title = "There is no such endpoint"

    def __init__(self, endpoint_id: str) -> None:
        super().__init__(f"No webhook endpoint has the id {endpoint_id!r}.")


class DeliveryNotFound(RequestError):
    """No delivery of that id in the workspace."""

    status = 404
    slug = "delivery-not-found"
    title = "There is no such delivery"

    def __init__(self, delivery_id: str) -> None:
        super().__init__(f"No delivery has the id {delivery_id!r}.")
