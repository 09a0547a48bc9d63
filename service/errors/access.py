"""Who may not come in, and requests that come too often or twice."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from service.errors.base import RequestError


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


class NotSignedIn(RequestError):
    """A page of the desk that nobody is signed in for; browsers are sent to the sign-in."""

    status = 401
    slug = "not-signed-in"
    title = "Sign in first"

    def __init__(self) -> None:
        super().__init__("Nobody is signed in here, or the session has ended.")


class WrongPassword(RequestError):
    """An e-mail address and a password that do not belong together; whether there is such a user is not told."""

    status = 422
    slug = "wrong-password"
    title = "Not signed in"

    def __init__(self) -> None:
        super().__init__("The e-mail address or the password is wrong.")


class FormRefused(RequestError):
    """A form without the secret of its page, or with an old one."""

    status = 403
    slug = "form-refused"
    title = "The form is not taken"

    def __init__(self) -> None:
        super().__init__("The form does not come from a page of this session. Go back, load the page again, and retry.")


class RoleMissing(RequestError):
    """Something that a user's role may not do. ``role`` is the one that it would need."""

    status = 403
    slug = "role-missing"
    title = "Your role may not do this"

    def __init__(self, role: str) -> None:
        super().__init__(f"This needs the role {role!r}.")


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


class UserNotFound(RequestError):
    """No user of that id."""

    status = 404
    slug = "user-not-found"
    title = "There is no such user"

    def __init__(self, user_id: str) -> None:
        super().__init__(f"No user has the id {user_id!r}.")


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
