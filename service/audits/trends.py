"""How audits of a workspace have gone: by day, by where they come from, by rule; and what is held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import CTE, ColumnElement, String, cast, func, or_, select
from sqlalchemy.orm import Session

from exonym.model import Decision
from service.store import Store
from service.store.ids import first_id_at
from service.store.models import Audit, AuditFinding, State, Status
from service.store.types import now

HELD_SHOWN = 10
"""Of what is held now, how many audits are named."""
RULES_SHOWN = 10


class By(StrEnum):
    """What audits are put together by."""

    FEED = "feed"
    LANGUAGES = "languages"
    ENGINE = "engine"


@dataclass
class Tally:
    """How some audits ended: how many with each verdict, and the mean of their quality (0 to 100; None without any)."""

    decisions: dict[str, int] = field(default_factory=dict)
    rated: int = 0
    total_quality: float = 0.0

    @property
    def audits(self) -> int:
        """How many ended."""
        return sum(self.decisions.values())

    @property
    def quality(self) -> float | None:
        """The mean quality of those that have one."""
        return self.total_quality / self.rated if self.rated else None

    def add(self, decision: str, audits: int, rated: int, quality: float | None) -> None:
        """Count some more; ``quality`` is the sum of those ``rated``."""
        self.decisions[decision] = self.decisions.get(decision, 0) + audits
        self.rated += rated
        self.total_quality += quality or 0.0


@dataclass(frozen=True)
class Trends:
    """How it went: each day in order, each group with the most audits first, the rules most often broken."""

    days: Mapping[date, Tally]
    groups: Mapping[str, Tally]
    rules: Sequence[tuple[str, int]]
    total: Tally


@dataclass(frozen=True)
class Held:
    """How many audits are held now: by an editor, or by their verdict while no editor said anything; the newest."""

    count: int
    newest: tuple[Audit, ...]


def read_trends(store: Store, workspace: str, days: int, by: By) -> Trends:
    """How the audits went that were submitted in the last ``days`` (UTC), today included."""
    today = now().date()
    begin = today - timedelta(days=days - 1)
    per_day = {begin + timedelta(days=number): Tally() for number in range(days)}
    groups: dict[str, Tally] = {}
    total = Tally()
    with store.reading() as session:
        for day, decision, group, *figures in _count(session, workspace, begin, by):
            for tally in (per_day.setdefault(date.fromisoformat(day), Tally()), _of(groups, group), total):
                tally.add(decision, *figures)
        rules = _count_rules(session, workspace, begin)
    ordered = sorted(groups.items(), key=lambda item: (-item[1].audits, item[0]))
    return Trends(per_day, dict(ordered), rules, total)


def read_held(store: Store, workspace: str) -> Held:
    """What is held now."""
    verdict = (Audit.decision == Decision.HOLD) & (Audit.state == State.OPEN)
    held = Audit.workspace == workspace, or_(Audit.state == State.HELD, verdict)
    with store.reading() as session:
        count = session.scalar(select(func.count()).select_from(Audit).where(*held)) or 0
        newest = session.scalars(select(Audit).where(*held).order_by(Audit.id.desc()).limit(HELD_SHOWN)).all()
    return Held(count, tuple(newest))


def _count(session: Session, workspace: str, begin: date, by: By) -> Iterable[Any]:
    day = func.substr(cast(Audit.created_at, String), 1, 10)  # both databases write moments as ISO 8601 does
    group = _group(by)
    figures = func.count(), func.count(Audit.quality), func.sum(Audit.quality)
    query = select(day, Audit.decision, group, *figures).where(*_since(workspace, begin), Audit.status == Status.DONE)
    return session.execute(query.group_by(day, Audit.decision, group)).all()


def _group(by: By) -> ColumnElement[str]:
    if by is By.LANGUAGES:
        return func.coalesce(Audit.source_lang, "?") + " → " + Audit.target_lang
    return func.coalesce(Audit.feed if by is By.FEED else Audit.mt_system, "")


def _count_rules(session: Session, workspace: str, begin: date) -> list[tuple[str, int]]:
    """Rules with their findings that nobody dismissed, most first: counted in the index, rule by rule."""
    rules = _rules_of(workspace)
    counted = (
        select(func.count())
        .where(AuditFinding.workspace == workspace, AuditFinding.rule == rules.c.rule)
        .where(AuditFinding.audit_id >= first_id_at(_midnight(begin)), AuditFinding.dismissed.is_(False))
        .scalar_subquery()
    )
    found = session.execute(select(rules.c.rule, counted).where(rules.c.rule.is_not(None))).all()
    ordered = sorted((-count, rule) for rule, count in found if count)
    return [(rule, -count) for count, rule in ordered[:RULES_SHOWN]]


def _rules_of(workspace: str) -> CTE:
    """The rules of which a workspace has findings, each found by a step in the index, and a null behind them."""
    first = select(func.min(AuditFinding.rule).label("rule")).where(AuditFinding.workspace == workspace)
    rules = first.cte("rules", recursive=True)
    later = AuditFinding.workspace == workspace, AuditFinding.rule > rules.c.rule
    following = select(func.min(AuditFinding.rule)).where(*later).scalar_subquery()
    return rules.union_all(select(following).where(rules.c.rule.is_not(None)))


def _since(workspace: str, begin: date) -> tuple[ColumnElement[bool], ...]:
    return Audit.workspace == workspace, Audit.id >= first_id_at(_midnight(begin))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), now().tzinfo)


def _of(groups: dict[str, Tally], name: str) -> Tally:
    return groups.setdefault(name, Tally())
