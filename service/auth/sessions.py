"""Sessions: who is signed in to the pages. The database has the SHA-256 of a session's token alone.

A token is 32 random bytes, so a fast hash is enough. What a form has to carry (``csrf``) is made from the token, so it
belongs to the session and is kept nowhere.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, select, update

from service.auth.tries import forget_failures, note_try
from service.auth.users import LONGEST_PASSWORD, Role, is_email
from service.errors import WrongPassword
from service.queue import Queue
from service.settings import Settings
from service.store import Store
from service.store.models import SignedIn, SignInTry, User
from service.store.types import now

_BYTES = 32
_NOTED = timedelta(minutes=1)
"""How old the time of a session's last use may get before it is written again."""
_AT_ONCE = BoundedSemaphore(2)
"""Passwords that are checked at a time: each takes 64 MiB."""


@dataclass(frozen=True)
class Lasting:
    """How long a session lasts: unused, and altogether."""

    idle: timedelta
    most: timedelta

    @classmethod
    def of(cls, settings: Settings) -> Lasting:
        """As the settings have it."""
        return cls(timedelta(hours=settings.session_idle_hours), timedelta(hours=settings.session_hours))


@dataclass(frozen=True)
class Signed:
    """A user who is signed in. ``csrf`` is what every form of the session carries."""

    user_id: str
    email: str
    workspace: str
    role: Role
    csrf: str = field(repr=False)

    def may(self, role: Role) -> bool:
        """Whether the user's role is that one or a higher one."""
        ranks = list(Role)
        return ranks.index(self.role) >= ranks.index(role)


def check_password(store: Store, email: str, password: str, address: str) -> User:
    """The user of an e-mail address and a password. Raises WrongPassword, and TooManyRequests after too many of them.

    ``address`` is the network address of who tries. It takes as long whether or not there is such a user.
    """
    who = email.strip().lower()
    note_try(store, who, address)
    user = _find_user(store, who)
    if not _is_right(user.password if user else None, password) or user is None:
        raise WrongPassword
    forget_failures(store, who, address)
    return user


def _find_user(store: Store, email: str) -> User | None:
    if not is_email(email):
        return None
    with store.reading() as session:
        return session.scalar(select(User).where(User.email == email))


def _is_right(known: str | None, password: str) -> bool:
    nobodys = _hash_of_nobody()
    given = password if len(password) <= LONGEST_PASSWORD else ""
    try:
        with _AT_ONCE:
            PasswordHasher().verify(known or nobodys, given)
    except VerificationError:
        return False
    return known is not None


@lru_cache
def _hash_of_nobody() -> str:
    """What is compared where there is no user."""
    return PasswordHasher().hash(secrets.token_urlsafe(_BYTES))


def start_session(store: Store, user: User, lasts: Lasting) -> str:
    """Begin a session; the token for the browser's cookie."""
    token, at = secrets.token_urlsafe(_BYTES), now()
    row = SignedIn(digest=_digest(token), user_id=user.id, created_at=at, used_at=at, expires_at=at + lasts.most)
    with store.writing() as session:
        session.add(row)
    return token


def find_session(store: Store, token: str, lasts: Lasting) -> Signed | None:
    """Who is signed in with that token, as they are now; None where the session has ended or never was."""
    at, digest = now(), _digest(token)
    query = select(SignedIn, User).join(User, User.id == SignedIn.user_id).where(SignedIn.digest == digest)
    with store.reading() as session:
        found = session.execute(query).one_or_none()
    if found is None or found[0].expires_at <= at or found[0].used_at + lasts.idle <= at:
        return None
    if at - found[0].used_at > min(_NOTED, lasts.idle / 10):
        with store.writing() as session:
            session.execute(update(SignedIn).where(SignedIn.digest == digest).values(used_at=at))
    user = found[1]
    return Signed(user.id, user.email, user.workspace, Role(user.role), _digest("csrf " + token))


def end_session(store: Store, token: str) -> None:
    """Sign out; a session that has ended stays ended."""
    with store.writing() as session:
        session.execute(delete(SignedIn).where(SignedIn.digest == _digest(token)))


def end_sessions(store: Store, user_id: str) -> None:
    """Sign a user out everywhere: a password was changed, or is no longer trusted."""
    with store.writing() as session:
        session.execute(delete(SignedIn).where(SignedIn.user_id == user_id))


def forget_sessions(store: Store, queue: Queue, settings: Settings) -> None:  # noqa: ARG001
    """Delete sessions and wrong passwords that count no more."""
    at = now()
    unused = at - Lasting.of(settings).idle
    with store.writing() as session:
        session.execute(delete(SignedIn).where((SignedIn.expires_at <= at) | (SignedIn.used_at <= unused)))
        session.execute(delete(SignInTry).where(SignInTry.until <= at))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
