"""Articles and their revisions: the same revision is the same audit, a new one follows the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.models import Revision

_MOST = 200
"""Revisions of an article that are looked at, the last ones."""


@dataclass(frozen=True)
class Article:
    """An article of a connector at one revision, as ``article_revisions`` has it."""

    connector_id: str
    article_id: str
    revision: str


def find_audit(session: Session, article: Article) -> str | None:
    """The audit of this revision."""
    found = session.get(Revision, (article.connector_id, article.article_id, article.revision))
    return found.audit_id if found else None


def find_previous(session: Session, article: Article) -> str | None:
    """The audit of the revision before this one.

    Where all revisions are numbers, or all are times, that is the highest below, so that an old one that comes late
    does not stand between two new ones; else the one that came last.
    """
    rows = _last_revisions(session, article)
    own = rank_of(article.revision)
    ranks = [(rank_of(revision), audit_id) for revision, audit_id in rows]
    if own is None or any(rank is None or rank[0] != own[0] for rank, _ in ranks):
        return rows[0][1] if rows else None
    below = [(rank, audit_id) for rank, audit_id in ranks if rank is not None and rank < own]
    return max(below)[1] if below else None


def is_older(revision: str, than: str) -> bool:
    """Whether a revision is known to come before another: both are numbers or both are times."""
    one, other = rank_of(revision), rank_of(than)
    return one is not None and other is not None and one[0] == other[0] and one < other


def rank_of(revision: str) -> tuple[str, float] | None:
    """Where a number or a time (ISO 8601, UTC where it names no zone) stands in its order; None for anything else."""
    if revision.isascii() and revision.isdecimal() and len(revision) <= 15:
        return "number", float(revision)
    try:
        moment = datetime.fromisoformat(revision)
    except ValueError:
        return None
    return "time", (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def note_revision(session: Session, article: Article, audit_id: str) -> None:
    """Remember which audit is this revision's."""
    session.add(
        Revision(
            connector_id=article.connector_id,
            article_id=article.article_id,
            revision=article.revision,
            audit_id=audit_id,
        )
    )
    session.flush()


def _last_revisions(session: Session, article: Article) -> list[tuple[str, str]]:
    """Revision and audit, the last audit first."""
    of_article = (Revision.connector_id == article.connector_id, Revision.article_id == article.article_id)
    query = select(Revision.revision, Revision.audit_id).where(*of_article)
    found = session.execute(query.order_by(Revision.audit_id.desc()).limit(_MOST)).all()
    return [(revision, audit_id) for revision, audit_id in found]
