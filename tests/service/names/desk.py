"""Audits whose reports name somebody, without the engine."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from exonym.model import Judgement, Kind, Mention, NameEntry, NameLink, Pair, Span, Spelling
from service import names
from service.store import Store
from service.store.ids import first_id_at
from service.store.models import Audit
from service.store.types import now
from tests.fakes import WordAuditor

ZHUMABEKOV = "Zhumabekov"


def named(entity: str, *target: str, source: tuple[str, str] | None = None, house: str | None = None) -> NameEntry:
    """An entity with its mentions. ``source``: the mention there and the base form of its last word."""
    mentions = tuple(Mention(text, Span(0, len(text)), 0) for text in target)
    if source is None:
        return NameEntry(entity, Kind.PERSON, house or entity, "romanisation", target=mentions)
    text, base = source
    last = Span(len(text) - len(text.split()[-1]), len(text))
    judged = Judgement(Spelling.RIGHT, base, 1.0)
    link = NameLink(Mention(text.split()[-1], last, 0), mentions[0], 1.0, judged)
    there = (Mention(text, Span(0, len(text)), 0),)
    return NameEntry(entity, Kind.PERSON, house or entity, "romanisation", source=there, target=mentions, links=(link,))


def audited(store: Store, *entries: NameEntry, workspace: str = "default", days_ago: float = 0) -> str:
    """An audit of some days ago that is done, and whose names are written down."""
    report = replace(WordAuditor().audit(Pair("x", source_lang="pl")), names=entries)
    first = UUID(first_id_at(now() - timedelta(days=days_ago))).int
    audit_id = str(UUID(int=first | int.from_bytes(os.urandom(9))))
    with store.writing() as session:
        about = {"target_lang": "en", "profile": "news", "status": "done", "resend_at": now()}
        session.add(Audit(id=audit_id, workspace=workspace, **about))
        session.flush()
        names.record(session, workspace, audit_id, report)
    return audit_id


def jumabekov_was_seen(store: Store, **more: float) -> str:
    """An audit that names him inflected."""
    entry = named(ZHUMABEKOV, "Yerlan Zhumabekov", "Zhumabekov", source=("Jerłanem Żumabekowem", "Żumabekow"))
    return audited(store, entry, **more)
