"""Names across articles and a workspace's own namebook, as they are asked for, decided and shown."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any

from fastapi import Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from exonym.model import Kind, Side
from service.names import LATELY, Change, SeenName, Wanted
from service.store.models import LONGEST_NAME, HouseNameChange
from service.web.cursors import CURSOR
from service.web.schemas.fields import without_nul

MOST_SPELLINGS = 50
SPELLING = rf"^[^\s=+\-@|\x00-\x1f\x7f][^|\x00-\x1f\x7f]{{0,{LONGEST_NAME - 1}}}$"
"""No spreadsheet takes a spelling for a formula, and no cell of CSV for two."""
SOURCE_LANGUAGE = "^[a-z]{2}$"


def one_spelling(text: str) -> str:
    """The text, a space between every two words. Raises a validation error for what is no spelling."""
    spelling = " ".join(text.split())
    if not re.fullmatch(SPELLING, spelling):
        raise PydanticCustomError(
            "spelling", "is no spelling of a name: 1 to {most} characters without '|', not beginning with = + - or @",
            {"most": LONGEST_NAME},
        )  # fmt: skip
    return spelling


Spelling = Annotated[str, AfterValidator(one_spelling), Field(json_schema_extra={"pattern": SPELLING})]
Spellings = Annotated[list[Spelling], Field(max_length=MOST_SPELLINGS)]
Language = Annotated[str, Field(pattern=SOURCE_LANGUAGE)]
Forms = Annotated[
    dict[Language, Annotated[list[Spelling], Field(min_length=1, max_length=MOST_SPELLINGS)]],
    Field(max_length=100, description="Base forms (nominative) by source language; unset: as articles have shown."),
]
Entity = Annotated[
    str,
    Path(max_length=LONGEST_NAME, min_length=1, description="Percent-encoded; it may hold slashes and any script."),
    AfterValidator(without_nul),
]


class NameIn(BaseModel):
    """What is decided about a name; what is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    house: Spelling | None = Field(None, description="How the house spells it.", examples=["Jumabekov"])
    accepted: Spellings | None = Field(None, description="What is right as well.")
    forbidden: Spellings | None = Field(None, description="What nobody shall write, even where no source tells.")
    kind: Kind | None = None
    forms: Forms | None = None

    def to_change(self) -> Change:
        """The application's value."""
        forms = {lang: tuple(forms) for lang, forms in self.forms.items()} if self.forms is not None else None
        accepted = tuple(self.accepted) if self.accepted is not None else None
        forbidden = tuple(self.forbidden) if self.forbidden is not None else None
        return Change(self.house, accepted, forbidden, self.kind, forms)


class FormOut(BaseModel):
    """A spelling and in how many places of articles it stands. ``new``: it came up lately, while another is older."""

    text: str
    side: Side
    lang: str | None
    count: int
    first_seen: datetime
    last_seen: datetime
    new: bool


class NameOut(BaseModel):
    """A name. ``house`` is what was decided, else what the newest report would write.

    ``forms_known`` are the base forms by which sources are read, of a name that was decided. ``articles`` counts
    audits, each revision for itself; ``merged`` are entities that are shown and judged with it. ``by`` and ``at``: who
    decided last, null where nobody has.
    """

    entity: str
    kind: Kind
    house: str | None
    accepted: list[str]
    forbidden: list[str]
    forms_known: dict[str, list[str]]
    forms: list[FormOut]
    articles: int
    first_seen: datetime | None
    last_seen: datetime | None
    merged: list[str]
    decided: bool
    by: str | None
    at: datetime | None

    @classmethod
    def of(cls, name: SeenName) -> NameOut:
        """The name as it is shown."""
        chosen = name.chosen
        forms = [FormOut.model_validate(form, from_attributes=True) for form in name.forms]
        plain = {key: getattr(name, key) for key in ("entity", "kind", "house", "articles", "first_seen", "last_seen")}
        return cls(
            **plain,
            forms=forms,
            merged=list(name.merged),
            accepted=chosen.accepted if chosen else [],
            forbidden=chosen.forbidden if chosen else [],
            forms_known=chosen.forms if chosen else {},
            decided=chosen is not None,
            by=chosen.by if chosen else None,
            at=chosen.at if chosen else None,
        )


class NameQuery(BaseModel):
    """What to list, and where to go on."""

    model_config = ConfigDict(extra="forbid")

    q: str | None = Field(
        None,
        max_length=LONGEST_NAME,
        description="A part of entity, house spelling or form; case and marks count for nothing.",
    )
    drift: bool = Field(
        False, description="Only names with a form in translations that came up lately, while another is older."
    )
    days: int = Field(LATELY, ge=1, le=365, description="How long ago is lately.")
    limit: int = Field(25, ge=1, le=100)
    cursor: Annotated[str, Field(pattern=CURSOR)] | None = None

    def to_wanted(self) -> Wanted:
        """The application's value."""
        return Wanted(self.q, self.drift, self.days)


class NameList(BaseModel):
    """Names in the order of their letters. ``next`` is the cursor of the page that follows, null on the last one."""

    items: list[NameOut]
    next: str | None


class MergeIn(BaseModel):
    """The entity that another is to be shown and judged with."""

    model_config = ConfigDict(extra="forbid")

    into: Annotated[str, AfterValidator(without_nul)] = Field(min_length=1, max_length=LONGEST_NAME)


class ExampleOut(BaseModel):
    """A spelling in an article, and in how many places of it."""

    audit_id: str
    text: str
    count: int


class EffectOut(BaseModel):
    """Places that change, in how many of the articles, and the newest of them."""

    places: int
    articles: int
    examples: list[ExampleOut]


class PreviewOut(BaseModel):
    """What a decision would change in the last ``articles``, of which ``naming`` name the entity.

    ``marked``: mentions that would be marked and are not. ``gone``: findings that would go.
    """

    articles: int
    naming: int
    marked: EffectOut
    gone: EffectOut


class NameChangeOut(BaseModel):
    """What somebody decided about a name: ``entry`` is what it became, null where it was taken back."""

    at: datetime
    by: str | None
    entry: dict[str, Any] | None

    @classmethod
    def of(cls, change: HouseNameChange) -> NameChangeOut:
        """The change of a row."""
        return cls(at=change.at, by=change.by, entry=change.entry)
