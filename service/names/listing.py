"""The names of a workspace's articles: in which forms, how often, since when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from exonym.model import Side
from service.errors import NameNotFound
from service.store import Store
from service.store.ids import first_id_at, time_of
from service.store.models import HouseName, Name, NameForm, NameMerge, NameSeen
from service.store.types import now
from service.store.words import folded

Counted = tuple[NameForm, int, str, str]
"""A form, its places, and the ids of the first and the last audit that have it."""

LATELY = 7
"""Days within which a form came up lately, where nobody says otherwise."""


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to. ``words``: a part of entity, house spelling or form, as somebody types it.

    ``drift``: names with a form in translations that came up in the last ``days`` days, while another is older.
    """

    words: str | None = None
    drift: bool = False
    days: int = LATELY


@dataclass(frozen=True)
class FormSeen:
    """A spelling, and in how many places it stands. ``new``: it came up lately, while another is older."""

    text: str
    side: str
    lang: str | None
    count: int
    first_seen: datetime
    last_seen: datetime
    new: bool


@dataclass(frozen=True)
class SeenName:
    """An entity as articles have it and as the house wants it.

    ``house`` is the house's choice, else what the newest report would write. ``merged`` are entities shown with it,
    ``chosen`` the entry of the workspace's namebook.
    """

    entity: str
    kind: str
    house: str | None
    forms: tuple[FormSeen, ...]
    articles: int
    merged: tuple[str, ...]
    chosen: HouseName | None

    @property
    def first_seen(self) -> datetime | None:
        """When the first article came that has it; None for a name that none has."""
        return min((form.first_seen for form in self.forms), default=None)

    @property
    def last_seen(self) -> datetime | None:
        """When the last one came."""
        return max((form.last_seen for form in self.forms), default=None)


@dataclass(frozen=True)
class NamePage:
    """Some names in order. ``after`` is the id to go on after, None when there are no more."""

    names: tuple[SeenName, ...]
    after: str | None


def list_names(store: Store, workspace: str, wanted: Wanted, limit: int, after: str | None = None) -> NamePage:
    """Of a workspace at most ``limit`` names in order of their folded entities, from the one after the id ``after``."""
    with store.reading() as session:
        query = select(Name).where(Name.workspace == workspace, *_conditions(session, workspace, wanted))
        if after is not None:
            place = select(Name.folded, Name.id).where(Name.workspace == workspace, Name.id == after)
            last = session.execute(place).one_or_none() or ("", "")  # gone meanwhile: from the start
            query = query.where(tuple_(Name.folded, Name.id) > tuple(last))
        found = session.scalars(query.order_by(Name.folded, Name.id).limit(limit + 1)).all()
        page = found[:limit]
        names = _described(session, workspace, page, wanted.days)
    return NamePage(names, page[-1].id if len(found) > limit else None)


def get_name(store: Store, workspace: str, entity: str, days: int = LATELY) -> SeenName:
    """One name; for one that was merged into another that one. Raises NameNotFound."""
    with store.reading() as session:
        merge = session.get(NameMerge, (workspace, entity))
        query = select(Name).where(Name.workspace == workspace, Name.entity == (merge.into if merge else entity))
        name = session.scalar(query)
        if name is None:
            raise NameNotFound(entity)
        return _described(session, workspace, [name], days)[0]


def _conditions(session: Session, workspace: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    merged = exists().where(NameMerge.workspace == workspace, NameMerge.entity == Name.entity)
    conditions: list[ColumnElement[bool]] = [~merged]
    if wanted.words is not None:
        conditions.append(_holds(session, workspace, folded(wanted.words)))
    if wanted.drift:
        conditions.append(_drifts(wanted.days))
    return conditions


def _holds(session: Session, workspace: str, part: str) -> ColumnElement[bool]:
    """Whether a name, or one that was merged into it, has a part; no part, no name."""
    if not part:
        return Name.id.is_(None)
    own = _spelled(Name, part)
    other = aliased(Name)
    merged = (
        select(NameMerge.into)
        .join(other, and_(other.workspace == NameMerge.workspace, other.entity == NameMerge.entity))
        .where(NameMerge.workspace == workspace, _spelled(other, part))
    )
    chosen = session.execute(select(HouseName.entity, HouseName.house).where(HouseName.workspace == workspace))
    houses = [entity for entity, house in chosen if part in folded(house)]
    return or_(own, Name.entity.in_(merged), Name.entity.in_(houses))


def _spelled(name: type[Name], part: str) -> ColumnElement[bool]:
    form = exists().where(NameForm.name_id == name.id, NameForm.folded.contains(part, autoescape=True))
    return or_(name.folded.contains(part, autoescape=True), form)


def _drifts(days: int) -> ColumnElement[bool]:
    """Whether a name has forms in translations both older and younger than so many days."""
    since, young, old = _since(days), aliased(NameForm), aliased(NameForm)
    before = exists().where(NameSeen.form_id == young.id, NameSeen.audit_id < since)
    after = exists().where(NameSeen.form_id == young.id)
    came_up = exists().where(young.name_id == Name.id, young.side == Side.TARGET, ~before, after)
    known = exists().where(NameSeen.form_id == old.id, NameSeen.audit_id < since)
    return and_(came_up, exists().where(old.name_id == Name.id, old.side == Side.TARGET, known))


def _since(days: int) -> str:
    return first_id_at(now() - timedelta(days=days))


def _described(session: Session, workspace: str, names: Sequence[Name], days: int) -> tuple[SeenName, ...]:
    merged = _merged_into(session, workspace, names)
    groups = {name.entity: [name.id, *(other.id for other in merged[name.entity])] for name in names}
    forms = _forms(session, [one for group in groups.values() for one in group])
    entries = session.scalars(
        select(HouseName).where(HouseName.workspace == workspace, HouseName.entity.in_(list(groups)))
    )
    chosen = {entry.entity: entry for entry in entries}
    articles = _articles(session, groups.values())
    return tuple(
        SeenName(
            entity=name.entity,
            kind=chosen[name.entity].kind if name.entity in chosen else name.kind,
            house=chosen[name.entity].house if name.entity in chosen else name.house,
            forms=_seen([row for one in groups[name.entity] for row in forms[one]], _since(days)),
            articles=articles[name.id],
            merged=tuple(other.entity for other in merged[name.entity]),
            chosen=chosen.get(name.entity),
        )
        for name in names
    )


def _merged_into(session: Session, workspace: str, names: Sequence[Name]) -> Mapping[str, list[Name]]:
    query = (
        select(NameMerge.into, Name)
        .join(Name, and_(Name.workspace == NameMerge.workspace, Name.entity == NameMerge.entity))
        .where(NameMerge.workspace == workspace, NameMerge.into.in_([name.entity for name in names]))
        .order_by(Name.folded)
    )
    found: dict[str, list[Name]] = defaultdict(list)
    for into, name in session.execute(query):
        found[into].append(name)
    return found


def _forms(session: Session, name_ids: Sequence[str]) -> Mapping[str, list[Counted]]:
    """The forms of names with their places, first and last audit."""
    query = (
        select(NameForm, func.sum(NameSeen.count), func.min(NameSeen.audit_id), func.max(NameSeen.audit_id))
        .join(NameSeen, NameSeen.form_id == NameForm.id)
        .where(NameForm.name_id.in_(name_ids))
        .group_by(NameForm.id)
    )
    found: dict[str, list[Counted]] = defaultdict(list)
    for row in session.execute(query):
        found[row[0].name_id].append(row)
    return found


def _seen(rows: Iterable[Counted], since: str) -> tuple[FormSeen, ...]:
    """Forms with what was seen of them, of each side the most frequent first; the same of two entities as one."""
    counts: dict[tuple[str, str, str], tuple[int, str, str]] = {}
    for form, count, first, last in rows:
        key = (form.side, form.lang, form.text)
        before, earlier, later = counts.get(key, (0, first, last))
        counts[key] = before + count, min(first, earlier), max(last, later)
    aged = any(side == Side.TARGET and first < since for (side, _, _), (_, first, _) in counts.items())
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], -item[1][0], item[0]))
    return tuple(
        FormSeen(text, side, lang or None, count, time_of(first), time_of(last), _is_new(side, first, since, aged))
        for (side, lang, text), (count, first, last) in ordered
    )


def _is_new(side: str, first: str, since: str, aged: bool) -> bool:
    return side == Side.TARGET and aged and first >= since


def _articles(session: Session, groups: Iterable[Sequence[str]]) -> Mapping[str, int]:
    """In how many audits any of a group's names was seen, by the first of the group."""
    counted = select(NameForm.name_id, func.count(NameSeen.audit_id.distinct())).join(NameSeen)
    groups = list(groups)
    alone = counted.where(NameForm.name_id.in_([g[0] for g in groups if len(g) == 1])).group_by(NameForm.name_id)
    found = defaultdict(int, session.execute(alone).all())
    for group in groups:
        if len(group) > 1:
            every = select(func.count(NameSeen.audit_id.distinct())).join(NameForm)
            found[group[0]] = session.scalar(every.where(NameForm.name_id.in_(group))) or 0
    return found
