"""What a list shows of audits beside their rows: how their translations begin, and how much was found in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from sqlalchemy import func, select

from exonym.documents import read_as
from exonym.model import Format
from service.store import Store
from service.store.models import AuditFinding, AuditText

OPENING = 90
"""Characters of a translation's first line, at which it is cut between words."""
_READ = 2_000
"""Characters of a text that are read for it: HTML may begin with a head."""


@dataclass(frozen=True)
class Summary:
    """``opening``: the translation's first line; ``counts``: findings by severity, where there are any."""

    opening: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


def summaries_of(store: Store, audit_ids: Collection[str]) -> Mapping[str, Summary]:
    """Of these audits, by id. What editors dismissed is not counted."""
    begins = func.substr(AuditText.target, 1, _READ)
    texts = select(AuditText.audit_id, begins, AuditText.format).where(AuditText.audit_id.in_(audit_ids))
    found = select(AuditFinding.audit_id, AuditFinding.severity, func.count())
    found = found.where(AuditFinding.audit_id.in_(audit_ids), AuditFinding.dismissed.is_(False))
    counts: dict[str, dict[str, int]] = {}
    with store.reading() as session:
        for audit_id, severity, number in session.execute(found.group_by(AuditFinding.audit_id, AuditFinding.severity)):
            counts.setdefault(audit_id, {})[severity] = number
        return {
            audit_id: Summary(opening_of(text, Format(kind)), counts.get(audit_id, {}))
            for audit_id, text, kind in session.execute(texts)
        }


def opening_of(text: str, kind: Format) -> str:
    """The first line of a text as readers see it, cut between words; empty for one that has none."""
    lines = read_as(text, kind).text.split("\n")
    line = next((" ".join(line.split()) for line in lines if line.strip()), "")
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"
