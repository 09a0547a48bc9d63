"""What a check, a scorer and a renderer are."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from exonym.article import Article, Doubt
from exonym.config import AuditConfig
from exonym.discovery import discover
from exonym.languages import ENGLISH
from exonym.model import Mark, Pair, Report, Score, Severity, Side

QE = "qe"
"""The score of quality estimation, 0..1: what ``Need.QUALITY`` asks for."""


class Need(StrEnum):
    """What a check or scorer cannot do without; where it is missing, the rule is listed under coverage.skipped."""

    SOURCE = "source"
    REFERENCE = "reference"
    QUALITY = "quality"
    NAMES = "names"
    """The ledger of names, which every article has unless reading them crashed."""


EVERY_OTHER = frozenset({"*"})
"""All rules but the one that says so, in ``Check.explained_by``."""


@dataclass(frozen=True)
class Check(ABC):
    """A rule: one file in exonym/checks/ that ends with ``CHECK = ...``. The file's docstring is its page in the docs.

    A check states what is particular to it and leaves the other fields as they are. How it stands to other rules is
    said here too: what it yields to, what explains it, and what its findings say was not translated.
    """

    code: str
    """Three letters and two digits, unique: "NAM02"."""
    rule: str
    """The stable dotted name: "name.garbled"."""
    category: str
    """The MQM category: "accuracy/mistranslation"."""
    severity: Severity
    """The severity of a mark that states none."""
    needs: frozenset[Need] = frozenset()
    """What it cannot do without."""
    source_langs: frozenset[str] | None = None
    """ISO 639-1 codes of the source languages it has data for, None for all."""
    target_langs: frozenset[str] | None = None
    """ISO 639-1 codes of the target languages it has data for, None for all."""
    needs_readable: bool = True
    """Whether it has nothing to say of a translation that is in another language than was asked for; False for the rule
    that reports this."""
    yields_to: frozenset[str] = frozenset()
    """Rules that say more of a word. A finding is left out where one of theirs, or of those that they yield to in
    turn, marks exactly the same characters."""
    explained_by: frozenset[str] = frozenset()
    """Rules that say what is wrong where this one only says that something is. A finding is left out where one of
    theirs marks any of its characters."""
    untranslated: Side | None = None
    """The side on which its findings cover text that was not translated: in the source what the translation lacks, in
    the target what is not in the target language. This lowers the share translated, which caps the quality."""

    @abstractmethod
    def find(self, article: Article) -> Iterable[Mark]:
        """Every place where the rule is broken."""


def load_checks() -> tuple[Check, ...]:
    """All rules, in order of the names of their files."""
    return discover("exonym.checks", "CHECK")


@dataclass(frozen=True)
class SegmentText:
    """The texts of a segment as scorers see them; empty where a side is missing, reference null without one.

    The languages are the article's.
    """

    source: str
    target: str
    reference: str | None
    source_lang: str | None = None
    target_lang: str = ENGLISH.code


@dataclass(frozen=True)
class Scored:
    """A scorer's result: the article's score, and one value a segment where the score is one of segments.

    A segment's value is None where it has none, such as one without a reference. ``doubts`` are those of each segment,
    where the scorer's model marks words.

    ``notes`` are sentences for the report's reader, such as the licence of the model; the same one is shown once.
    """

    score: Score
    segments: tuple[float | None, ...] | None = None
    notes: tuple[str, ...] = ()
    doubts: tuple[tuple[Doubt, ...], ...] | None = None


class Scorer(Protocol):
    """A score: one file in exonym/scorers/ that ends with ``SCORER = ...``."""

    @property
    def name(self) -> str:
        """What it is called in reports and on the command line."""

    @property
    def needs(self) -> frozenset[Need]:
        """What it cannot do without."""

    def unavailable(self, config: AuditConfig) -> str | None:
        """Why the score cannot be had under this configuration, None if it can."""

    def score(self, texts: Sequence[SegmentText], config: AuditConfig) -> Scored:
        """Score an article's segments together. Raises ModelMissing when a checkpoint is not here."""


class Renderer(Protocol):
    """A report format: one file in exonym/renderers/ that ends with ``RENDERER = ...``."""

    @property
    def name(self) -> str:
        """What it is called in reports and on the command line."""

    @property
    def extension(self) -> str:
        """The ending of its files, without the dot."""

    @property
    def media_type(self) -> str:
        """Its media type, as HTTP names it."""

    def render(self, report: Report, pair: Pair) -> str | bytes:
        """The report in this format. ``pair`` holds the texts that the report is about."""


@runtime_checkable
class WithExtra(Protocol):
    """A renderer that wants what may not be installed."""

    def unavailable(self) -> str | None:
        """Why the format cannot be had in this installation, None if it can."""


def available_renderers() -> tuple[Renderer, ...]:
    """The formats that can be had in this installation."""
    found: tuple[Renderer, ...] = discover("exonym.renderers", "RENDERER")
    return tuple(one for one in found if not isinstance(one, WithExtra) or one.unavailable() is None)
