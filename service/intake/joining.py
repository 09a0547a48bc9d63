"""Halves: each waits as a row until its counterpart is there; then both become an audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from exonym.model import Format, Pair, Side
from service import audits
from service.audits import Submission
from service.intake.events import HalfArticle, digest_of, metadata_of, revision_of
from service.intake.revisions import Article, find_audit, find_previous, is_older, note_revision
from service.settings import Settings
from service.store.ids import new_id
from service.store.models import Audit, Connector, Half
from service.store.types import now


@dataclass(frozen=True)
class Waiting:
    """A half that waits for its counterpart."""

    join_key: str


@dataclass(frozen=True)
class Outdated:
    """A half that is older than the one that is there."""

    revision: str


def take_half(
    session: Session, connector: Connector, half: HalfArticle, settings: Settings
) -> Waiting | Outdated | Audit | str:
    """Take a half in; gives the new audit, or the id of one that was there already.

    To be called with the connector locked, so that of two halves that come at once the second sees the first.
    """
    row = _find_half(session, connector, half)
    if row and is_older(half.revision, _revision_of(row)):
        return Outdated(_revision_of(row))
    if row is None or half.revision != _revision_of(row):
        row = _write_half(session, connector, half, row)
    other = _find_other(session, row)
    if other is not None:
        return _audit_both(session, connector, row, other, settings)
    alone = find_audit(session, _article(connector, None, row)) if row.side == Side.TARGET else None
    if alone is not None:
        return alone
    row.due_at = row.due_at or now() + timedelta(hours=settings.join_hours)
    return Waiting(half.join_key)


def audit_alone(session: Session, connector: Connector, half: Half, settings: Settings) -> Audit | None:
    """Audit a translation without its source, and say so; None when that was done before."""
    half.due_at = None
    article = _article(connector, None, half)
    half.audit_id = find_audit(session, article)
    if half.audit_id is not None:
        return None
    note = f"Audited without its source: none came within {settings.join_hours:g} hours."
    return _audit(session, connector, None, half, article, settings, note)


def _audit_both(session: Session, connector: Connector, row: Half, other: Half, settings: Settings) -> Audit | str:
    source, target = (other, row) if row.side == Side.TARGET else (row, other)
    article = _article(connector, source, target)
    found = find_audit(session, article)
    source.due_at = target.due_at = None
    return found or _audit(session, connector, source, target, article, settings)


def _audit(
    session: Session,
    connector: Connector,
    source: Half | None,
    target: Half,
    article: Article,
    settings: Settings,
    note: str | None = None,
) -> Audit:
    pair = Pair(
        target=target.text,
        source=source.text if source else None,
        source_lang=source.lang if source else None,
        target_lang=target.lang,
        format=Format(connector.format),
        metadata=metadata_of(target.fields),
    )
    submission = Submission(
        pair,
        settings.profile,
        connector.workspace,
        previous=find_previous(session, article),
        note=note,
        title=target.fields.get("title"),
    )
    audit = audits.add_audit(session, submission, settings.resend)
    note_revision(session, article, audit.id)
    for half in filter(None, (source, target)):
        half.audit_id = audit.id
    return audit


def _article(connector: Connector, source: Half | None, target: Half) -> Article:
    """Its revision is that of both halves, by which an audit of these two is found again."""
    sides = ("", "") if source is None else (source.lang, _revision_of(source))
    return Article(connector.id, target.join_key, digest_of(*sides, target.lang, _revision_of(target)))


def _revision_of(half: Half) -> str:
    return revision_of(half.fields, half.text)


def _find_half(session: Session, connector: Connector, half: HalfArticle) -> Half | None:
    """The half of this language that is there."""
    query = select(Half).filter_by(connector_id=connector.id, join_key=half.join_key, lang=half.lang)
    return session.scalar(query)


def _write_half(session: Session, connector: Connector, half: HalfArticle, row: Half | None) -> Half:
    """Put a half in place of the one that is there; it waits no longer than that one would have."""
    if row is None:
        row = Half(id=new_id(), connector_id=connector.id, join_key=half.join_key, lang=half.lang)
        session.add(row)
    row.side, row.text, row.fields, row.received_at = half.side, half.text, dict(half.about), now()
    row.audit_id = None
    session.flush()
    return row


def _find_other(session: Session, row: Half) -> Half | None:
    """The latest half of the other side."""
    same = (Half.connector_id == row.connector_id, Half.join_key == row.join_key, Half.side != row.side)
    return session.scalars(select(Half).where(*same).order_by(Half.received_at.desc(), Half.id.desc())).first()
