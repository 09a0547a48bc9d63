"""Wrong passwords: counted by e-mail address and by network address, in the database, for all processes together.

A try is counted before its password is looked at, so that many at the same time do not slip through, and taken back if
it was right. Addresses of nobody count as those of users do: an answer tells nothing of who there is.
"""

from __future__ import annotations

import hashlib
import math
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from service.errors import TooManyRequests
from service.store import Store
from service.store.changing import inserts_one
from service.store.models import SignInTry
from service.store.types import now

OF_EMAIL = 10
"""Wrong passwords for an e-mail address, from which on none is taken, the right one included."""
OF_ADDRESS = 50
"""The same for a network address, behind which a whole office may be."""
WINDOW = timedelta(minutes=15)
"""For how long; also after how long a wrong password is forgotten."""


def note_try(store: Store, email: str, address: str) -> None:
    """Count a try. Raises TooManyRequests when there were too many; that one is not counted."""
    at = now()
    with store.writing() as session:
        for who, most in ((_of_email(email), OF_EMAIL), (_of_address(address), OF_ADDRESS)):
            _count(session, who, most, at)


def forget_failures(store: Store, email: str, address: str) -> None:
    """It was the right password: its e-mail address has a clean sheet, its network address one try less."""
    with store.writing() as session:
        session.execute(delete(SignInTry).where(SignInTry.who == _of_email(email)))
        less = update(SignInTry).where(SignInTry.who == _of_address(address), SignInTry.tries > 0)
        session.execute(less.values(tries=SignInTry.tries - 1))


def _count(session: Session, who: str, most: int, at: datetime) -> None:
    inserts_one(session, SignInTry, {"who": who, "tries": 0, "until": at + WINDOW})
    row = session.get_one(SignInTry, who, with_for_update=True)
    if row.until <= at:
        row.tries, row.until = 0, at + WINDOW
    if row.tries >= most:
        raise TooManyRequests(math.ceil((row.until - at).total_seconds()), "Too many wrong passwords")
    row.tries += 1


def _of_email(email: str) -> str:
    return hashlib.sha256(f"email {email}".encode()).hexdigest()


def _of_address(address: str) -> str:
    return hashlib.sha256(f"address {address}".encode()).hexdigest()
