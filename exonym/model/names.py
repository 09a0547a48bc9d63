"""Names, where they stand and whom they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from exonym.model.terms import Kind
from exonym.model.texts import Span


@dataclass(frozen=True)
class Mention:
    """A name where it stands in a text. ``segment`` is the index of the segment that holds it."""

    text: str
    span: Span
    segment: int
    kind: Kind = Kind.OTHER


class Spelling(StrEnum):
    """How a target word spells a source word."""

    RIGHT = "right"
    COPIED = "copied"
    GARBLED = "garbled"
    NONSTANDARD = "nonstandard"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Judgement:
    """``base`` is the source word's base form that fits best, ``similarity`` (0..1) how alike the two sound.

    ``by_house``: the house has chosen another spelling, or forbidden this one.
    """

    spelling: Spelling
    base: str
    similarity: float
    suggestions: tuple[str, ...] = ()
    press: str | None = None
    by_house: bool = False


@dataclass(frozen=True)
class NameLink:
    """A source mention and the target mention that stands for it.

    ``probability`` (0..1): the two are one name rightly spelled. ``judgement``: what became of its spelling; not part
    of a written report.
    """

    source: Mention
    target: Mention
    probability: float
    judgement: Judgement = field(default=Judgement(Spelling.UNSURE, "", 0.0), compare=False)


@dataclass(frozen=True)
class NameForm:
    """One spelling and every place where it stands."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class NameEntry:
    """One entity with all its mentions in both texts.

    ``house`` is the spelling that the target should use, ``house_from`` where that comes from ("namebook",
    "romanisation", "article"); both null when nothing is known. ``accepted`` are further spellings that are right.
    """

    entity: str
    kind: Kind
    house: str | None = None
    house_from: str | None = None
    accepted: tuple[str, ...] = ()
    source: tuple[Mention, ...] = ()
    target: tuple[Mention, ...] = ()
    links: tuple[NameLink, ...] = ()

    @property
    def source_forms(self) -> tuple[NameForm, ...]:
        """Source mentions, grouped by spelling in order of first appearance."""
        return _forms(self.source)

    @property
    def target_forms(self) -> tuple[NameForm, ...]:
        """Target mentions, grouped by spelling in order of first appearance."""
        return _forms(self.target)


def _forms(mentions: tuple[Mention, ...]) -> tuple[NameForm, ...]:
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention.text, []).append(mention.span)
    return tuple(NameForm(text, tuple(found)) for text, found in spans.items())


@dataclass(frozen=True)
class Ledger:
    """Every name of a pair: entities, and what has no counterpart.

    ``unlinked_source`` are the words of source names that no target name is linked to; ``unmatched_source`` those of
    them that nothing else in the target stands for either, and ``unmatched_target`` the words of target names that
    nothing in the source stands for.
    """

    entries: tuple[NameEntry, ...] = ()
    unlinked_source: tuple[Mention, ...] = ()
    unmatched_source: tuple[Mention, ...] = ()
    unmatched_target: tuple[Mention, ...] = ()
