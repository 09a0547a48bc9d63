"""What articles call whom, written down in the transaction that ends an audit, and gone with the audit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Executable, delete, exists, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from exonym.languages.tags import primary
from exonym.model import NameEntry, Report, Side, Span
from service.store.ids import new_id
from service.store.models import LONGEST_NAME, Base, HouseName, Name, NameForm, NameSeen
from service.store.words import folded

Place = tuple[str, str, str, str]
"""The id of a name, a side, a language and a text: no two forms have the same."""
Row = TypeVar("Row")
Statement = TypeVar("Statement", bound=Executable)

_WORD = re.compile(r"\S+")
_TRIES = 5
_ROWS = 500
"""Rows of one statement."""


@dataclass(frozen=True)
class Seen:
    """A form of an entity in one article, and how often it stands there."""

    entity: str
    side: str
    lang: str
    text: str
    base: str | None
    count: int

    @property
    def place(self) -> tuple[str, str, str]:
        """What tells it from other forms of its entity."""
        return self.side, self.lang, self.text


def record(session: Session, workspace: str, audit_id: str, report: Report) -> None:
    """Write down the names of an audit's report; an entity that the workspace calls otherwise is known by that."""
    entries = {entry.entity: entry for entry in report.names if _fits(entry.entity)}
    if not entries:
        return
    called = _called(session, workspace, entries)
    seen = _seen(report, called)
    names = _names(session, workspace, {called[entity]: entry for entity, entry in entries.items()})
    forms = _forms(session, names, seen)
    rows = [
        {"form_id": forms[(names[one.entity], *one.place)], "audit_id": audit_id, "count": one.count} for one in seen
    ]
    _insert_missing(session, NameSeen, rows)


def forget(session: Session, form_ids: Sequence[str]) -> None:
    """Delete those of some forms that no article has any more, and names of which nothing is left.

    ``forms_of`` some audits, once these are deleted. Whoever records a name meanwhile waits, and makes it anew.
    """
    for some in _some(form_ids):
        names = session.scalars(select(NameForm.name_id).where(NameForm.id.in_(some)).distinct()).all()
        locked = select(Name.id).where(Name.id.in_(names)).order_by(Name.id).with_for_update()
        session.scalars(locked).all()
        unseen = ~exists().where(NameSeen.form_id == NameForm.id)
        session.execute(_plain(delete(NameForm).where(NameForm.id.in_(some), unseen)))
        drop_empty(session, names)


def drop_empty(session: Session, name_ids: Iterable[str]) -> None:
    """Delete those of some names that have neither a form nor an entry in their workspace's namebook."""
    bare = ~exists().where(NameForm.name_id == Name.id)
    undecided = ~exists().where(HouseName.workspace == Name.workspace, HouseName.entity == Name.entity)
    for some in _some(list(name_ids)):
        session.execute(_plain(delete(Name).where(Name.id.in_(some), bare, undecided)))


def forms_of(session: Session, audit_ids: Sequence[str]) -> Sequence[str]:
    """The ids of the forms that some audits have."""
    return session.scalars(select(NameSeen.form_id).where(NameSeen.audit_id.in_(audit_ids)).distinct()).all()


def ensure_names(session: Session, workspace: str, kinds: Mapping[str, tuple[str, str | None]]) -> Mapping[str, Name]:
    """The rows of entities, made where they are not there. ``kinds``: of each its kind and what a report would write.

    They cannot go before the transaction ends.
    """
    found: dict[str, Name] = {}
    wanted = (
        select(Name).where(Name.workspace == workspace).order_by(Name.id).with_for_update(key_share=True, read=True)
    )
    for _ in range(_TRIES):  # more than twice only where one goes between two statements
        missing = sorted(kinds.keys() - found.keys())
        for some in _some(missing):
            found |= {name.entity: name for name in session.scalars(wanted.where(Name.entity.in_(some)))}
        missing = [entity for entity in missing if entity not in found]
        if not missing:
            break
        _insert_missing(session, Name, [_name_row(workspace, entity, *kinds[entity]) for entity in missing])
    return found


def _name_row(workspace: str, entity: str, kind: str, house: str | None) -> dict[str, str | None]:
    about = {"entity": entity, "folded": folded(entity), "kind": kind, "house": house}
    return {"id": new_id(), "workspace": workspace, **about}


def _called(session: Session, workspace: str, entities: Iterable[str]) -> Mapping[str, str]:
    """What the workspace calls the entities of a report, which are called by the house spelling that was chosen."""
    named = list(entities)
    known = {entity: entity for entity in named}
    for some in _some(named):
        query = select(HouseName.house, HouseName.entity).where(HouseName.workspace == workspace)
        known |= dict(session.execute(query.where(HouseName.house.in_(some))).all())
    return known


def _seen(report: Report, called: Mapping[str, str]) -> list[Seen]:
    """The forms of a report in a fixed order, so that no two transactions wait for each other."""
    counts: dict[tuple[str, str, str, str], Seen] = {}
    for entry in report.names:
        for one in _forms_of(entry, report) if entry.entity in called else ():
            key = (called[entry.entity], *one.place)
            before = counts.get(key)
            count, base = (before.count, before.base) if before else (0, None)
            counts[key] = Seen(key[0], *one.place, base or one.base, count + one.count)
    return [counts[key] for key in sorted(counts)]


def _forms_of(entry: NameEntry, report: Report) -> Iterator[Seen]:
    lang = primary(report.source_lang)
    bases = {link.source.span: link.judgement.base for link in entry.links}
    for mention in entry.source:
        text = " ".join(mention.text.split())
        places = [match.span() for match in _WORD.finditer(mention.text)]
        words = [bases.get(Span(a, b).shifted(mention.span.start)) for a, b in places]
        base = " ".join(word or mention.text[a:b] for word, (a, b) in zip(words, places, strict=True))
        if _fits(text):
            yield Seen(entry.entity, Side.SOURCE, lang, text, base if words and words[-1] else None, 1)
    for mention in entry.target:
        text = " ".join(mention.text.split())
        if _fits(text):
            yield Seen(entry.entity, Side.TARGET, primary(report.target_lang), text, None, 1)


def _fits(text: str) -> bool:
    """False for what is too long for a name, or has markup in it."""
    return 0 < len(text) <= LONGEST_NAME and "<" not in text and "\0" not in text


def _names(session: Session, workspace: str, entries: Mapping[str, NameEntry]) -> Mapping[str, str]:
    """The ids of entities, whose rows say what the newest report does."""
    houses = {entity: (entry.kind.value, _short(entry.house)) for entity, entry in entries.items()}
    found = ensure_names(session, workspace, houses)
    for entity, name in found.items():
        name.kind, name.house = houses[entity]
    session.flush()
    return {entity: name.id for entity, name in found.items()}


def _short(house: str | None) -> str | None:
    return house if house and _fits(house) else None


def _forms(session: Session, names: Mapping[str, str], seen: Sequence[Seen]) -> Mapping[Place, str]:
    """The ids of forms, made where they are not there, by name, side, language and text."""
    bases: dict[Place, str | None] = {(names[one.entity], *one.place): one.base for one in seen}
    found = _known_forms(session, bases)
    missing = [place for place in bases if place not in found]
    if missing:
        _insert_missing(session, NameForm, [_form_row(place, bases[place]) for place in missing])
        found |= _known_forms(session, dict.fromkeys(missing))
    return found


def _known_forms(session: Session, bases: Mapping[Place, str | None]) -> dict[Place, str]:
    """The ids of forms that are there; those without a base form get theirs."""
    places = tuple_(NameForm.name_id, NameForm.side, NameForm.lang, NameForm.text)
    rows = select(NameForm.name_id, NameForm.side, NameForm.lang, NameForm.text, NameForm.id, NameForm.base)
    found: dict[Place, str] = {}
    for some in _some(list(bases)):
        for *place, form_id, base in session.execute(rows.where(places.in_(some))):
            name_id, side, lang, text = place
            found[name_id, side, lang, text] = form_id
            new = bases[name_id, side, lang, text]
            if base is None and new is not None:
                session.execute(_plain(update(NameForm).where(NameForm.id == form_id).values(base=new)))
    return found


def _form_row(place: Place, base: str | None) -> dict[str, str | None]:
    name_id, side, lang, text = place
    made = {"id": new_id(), "folded": folded(text), "base": base}
    return {"name_id": name_id, "side": side, "lang": lang, "text": text, **made}


def _insert_missing(session: Session, table: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    if rows:
        session.execute(insert(table).on_conflict_do_nothing(), list(rows))


def _some(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[at : at + _ROWS] for at in range(0, len(rows), _ROWS))


def _plain(statement: Statement) -> Statement:
    """A statement that leaves the session's objects alone."""
    return statement.execution_options(synchronize_session=False)
