"""The audits on which a decision is tried before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.models import Audit, Status

MOST_PREVIEWED = 100
"""How many audits are looked at, the last ones that are done."""


def list_last_done(session: Session, workspace: str, profile: str | None = None) -> Sequence[str]:
    """The ids of a workspace's last audits that are done, those of a profile where one is given; newest first."""
    done = select(Audit.id).where(Audit.workspace == workspace, Audit.status == Status.DONE)
    if profile is not None:
        done = done.where(Audit.profile == profile)
    return session.scalars(done.order_by(Audit.id.desc()).limit(MOST_PREVIEWED)).all()
