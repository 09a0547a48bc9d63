"""Who is signed in, and who has tried wrong passwords."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, part_of
from service.store.types import UtcDateTime, now


class SignedIn(Base):
    """A session of a user. ``digest`` is the SHA-256 (hexadecimal) of the token that the browser's cookie has."""

    __tablename__ = "sessions"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(36), part_of("users.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    used_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class SignInTry(Base):
    """How often somebody has tried to sign in since it last went well.

    ``who`` is the SHA-256 of an e-mail address or a network address: what strangers type is not kept.
    """

    __tablename__ = "sign_in_tries"

    who: Mapped[str] = mapped_column(String(64), primary_key=True)
    tries: Mapped[int] = mapped_column(default=0)
    until: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
