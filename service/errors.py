"""Every error the service raises. Each carries its problem type and HTTP status; web/problems.py only writes them down.

ServiceError
├── RequestError         a request that cannot be served as it is
│   ├── InvalidField     a field that is not acceptable; names it and the limit
│   │   └── AddressRefused   a URL that webhooks may not go to
│   ├── CrossSite        a form that another site's page has sent
│   ├── NoKey            a request without a key, or with something else than one
│   │   ├── WrongKey     a key that is unknown, revoked or expired
│   │   ├── NotOpen      a call from another machine, of a service that has no key yet
│   │   └── SignInNeeded a page that was for everybody as long as there was no key
│   ├── ScopeMissing     a key that is not good for this
│   ├── KeyNotFound      no key of that id
│   ├── TooManyRequests  more requests than a caller may make
│   ├── KeyReused        an Idempotency-Key that another request has had
│   ├── StillAnswering   an Idempotency-Key whose first request is still being answered
│   ├── BatchNotFound    no batch of that id
│   ├── BatchTooLong     a batch of more lines than are taken at once
│   ├── BatchBrokenOff   a batch whose sender went away before its end
│   ├── NotNdjson        a batch that is something else than lines of JSON
│   ├── SignatureRefused an event that its connector's secret did not sign, or not lately
│   ├── ConnectorNotFound  no connector of that name
│   ├── NameTaken        a connector whose name another one has
│   ├── NoPrevious       changes of an audit that has none before it
│   ├── AuditNotFound    no audit of that id
│   ├── EndpointNotFound no webhook endpoint of that id
│   ├── DeliveryNotFound no delivery of that id
│   ├── FormatNotFound   no report format of that name
│   ├── CheckNotDone     a text whose findings are not there in time
│   └── NotDone          a report that does not exist, since its audit has not ended well
└── SetupError           the service cannot run like this
    ├── UnsafeSettings   settings that contradict one another or would expose the service
    ├── NotMigrated      the database's tables are not those this version needs
    ├── NoWorker         no worker shows a sign of life
    └── QueueUnavailable the broker does not answer
"""

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


class AddressRefused(InvalidField):
    """A URL that webhooks may not go to, at registration or, should its host lead elsewhere by then, at delivery."""

    def __init__(self, message: str) -> None:
        super().__init__("url", message)


class CrossSite(RequestError):
    """A form that another site's page has sent."""

    status = 403
    slug = "cross-site"
    title = "The form was sent from another site"

    def __init__(self) -> None:
        super().__init__("Forms are taken from this service's own pages alone; programs use POST /v1/audits.")


class NoKey(RequestError):
    """A request without a key, or with something else than one."""

    status = 401
    slug = "key-needed"
    title = "A key is needed"
    headers: Mapping[str, str] = MappingProxyType({"WWW-Authenticate": "Bearer"})

    def __init__(self) -> None:
        super().__init__("Send the header `Authorization: Bearer exo_...`; `exonym keys create` makes a key.")


class WrongKey(NoKey):
    """A key that is unknown, revoked or expired; which of them is not told."""

    slug = "key-not-valid"
    title = "The key is not valid"
    headers: Mapping[str, str] = MappingProxyType({"WWW-Authenticate": 'Bearer error="invalid_token"'})

    def __init__(self) -> None:
        RequestError.__init__(self, "The key is unknown, was revoked or has expired.")


class NotOpen(NoKey):
    """A call from another machine, of a service that has no key yet and is to serve its own machine alone."""

    slug = "not-open"

    def __init__(self) -> None:
        RequestError.__init__(
            self,
            "The service has no key yet, so it serves its own machine alone. Make one there with `exonym keys create "
            "--name NAME`, or set EXONYM_ALLOW_REMOTE=true if something else guards the door.",
        )


class SignInNeeded(NoKey):
    """A page that was for everybody as long as there was no key."""

    slug = "sign-in-needed"
    title = "The page is closed"

    def __init__(self) -> None:
        RequestError.__init__(self, "The service has keys now, and this page knows no way to show one. Use the API.")


class ScopeMissing(RequestError):
    """A key that is not good for this. ``scope`` is the one that it would need."""

    status = 403
    slug = "scope-missing"
    title = "The key is not good for this"

    def __init__(self, scope: str) -> None:
        super().__init__(f"This needs a key with the scope {scope!r}.")


class KeyNotFound(RequestError):
    """No key of that id in the workspace."""

    status = 404
    slug = "key-not-found"
    title = "There is no such key"

    def __init__(self, key_id: str) -> None:
        super().__init__(f"No key has the id {key_id!r}.")


class TooManyRequests(RequestError):
    """More requests than a caller may make. ``wait`` is in how many seconds the next one is taken."""

    status = 429
    slug = "too-many-requests"
    title = "Too many requests"

    def __init__(self, wait: int, why: str) -> None:
        super().__init__(f"{why}; try again in {wait} s.")
        self.headers = MappingProxyType({"Retry-After": str(wait)})


class KeyReused(RequestError):
    """An Idempotency-Key that another request has had."""

    status = 422
    slug = "idempotency-key-reused"
    title = "The Idempotency-Key was used for another request"

    def __init__(self, key: str) -> None:
        super().__init__(f"Idempotency-Key: {key!r} was sent with another body; a new request needs a new key.")


class StillAnswering(RequestError):
    """An Idempotency-Key whose first request is still being answered."""

    status = 409
    slug = "idempotency-key-in-use"
    title = "The first request with that Idempotency-Key is still being answered"
    headers: Mapping[str, str] = MappingProxyType({"Retry-After": "1"})

    def __init__(self, key: str) -> None:
        super().__init__(f"Idempotency-Key: the first request with {key!r} has no answer yet; try again in 1 s.")


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


class SignatureRefused(RequestError):
    """An event that its connector's secret did not sign, or not lately. ``why`` is for the log alone.

    The sender is told no more than one who guesses may know, and the same where there is no such connector.
    """

    status = 401
    slug = "signature-refused"
    title = "The event is not taken"
    headers: Mapping[str, str] = MappingProxyType({"WWW-Authenticate": "Webhook-Signature"})

    def __init__(self, why: str) -> None:
        super().__init__(
            "Its signature is missing, malformed, wrong or outdated, or there is no such connector; the service's log "
            "says which."
        )
        self.why = why


class ConnectorNotFound(RequestError):
    """No connector of that name in the workspace."""

    status = 404
    slug = "connector-not-found"
    title = "There is no such connector"

    def __init__(self, name: str) -> None:
        super().__init__(f"No connector is called {name!r}.")


class NameTaken(RequestError):
    """A connector whose name another one has, in this workspace or elsewhere."""

    status = 409
    slug = "name-taken"
    title = "The name is taken"

    def __init__(self, name: str) -> None:
        super().__init__(f"A connector is called {name!r} already; remove it first, or choose another name.")


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


class SetupError(ServiceError):
    """The service cannot run like this."""


class UnsafeSettings(SetupError):
    """Settings that contradict one another or would expose the service."""


class NotMigrated(SetupError):
    """The database's tables are not those this version needs."""


class NoWorker(SetupError):
    """No worker shows a sign of life."""


class QueueUnavailable(SetupError):
    """The broker does not answer."""
