"""By which base forms the source's language calls an entity, as articles have shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from exonym.model import Side
from exonym.names.namebook import TARGET_LANG, form_key
from service.store.models import Name, NameForm, NameMerge


def seen_forms(session: Session, workspace: str, entity: str, house: str) -> Mapping[str, tuple[str, ...]]:
    """The base forms that sources have had for an entity and those merged into it, by language.

    As many words of each as the house spelling has, the last ones: "Kasym-Żomart Tokajew" is Tokajew for Tokayev.
    """
    merged = and_(NameMerge.workspace == Name.workspace, NameMerge.entity == Name.entity)
    query = (
        select(NameForm)
        .join(Name, Name.id == NameForm.name_id)
        .outerjoin(NameMerge, merged)
        .where(Name.workspace == workspace, or_(Name.entity == entity, NameMerge.into == entity))
        .where(NameForm.side == Side.SOURCE, NameForm.lang.not_in(("", TARGET_LANG)))
        .order_by(NameForm.lang, NameForm.text)
    )
    forms: dict[str, list[NameForm]] = defaultdict(list)
    for form in session.scalars(query):
        forms[form.lang].append(form)
    return {lang: cut for lang, found in forms.items() if (cut := _cut(found, len(house.split())))}


def _cut(forms: list[NameForm], words: int) -> tuple[str, ...]:
    """Base forms, or what stands there where none is known, each cut to so many words; shorter ones if all are."""
    bases = [form.base for form in forms if form.base] or [form.text for form in forms]
    long = [base for base in bases if len(base.split()) >= words]
    cut = [" ".join(base.split()[-words:]) for base in long] or bases
    return tuple({form_key(base): base for base in reversed(cut)}.values())
