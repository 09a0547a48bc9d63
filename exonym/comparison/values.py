"""What a comparison of systems takes and says: frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exonym.languages import ENGLISH
from exonym.model import Decision, Finding, Report


@dataclass(frozen=True)
class ComparedArticle:
    """One source and its translations by system. Languages are ISO 639-1 codes ("pl")."""

    source: str
    targets: Mapping[str, str]
    reference: str | None = None
    source_lang: str | None = None
    target_lang: str = ENGLISH.code
    id: str | None = None


@dataclass(frozen=True)
class AuditedArticle:
    """An article with the report of each system's translation."""

    article: ComparedArticle
    reports: Mapping[str, Report]


@dataclass(frozen=True)
class Resampling:
    """How to resample: how many samples, each of which share (0 to 1) of the sentences, from which seed.

    The values are those of comet-compare.
    """

    samples: int = 300
    ratio: float = 0.4
    seed: int = 1


@dataclass(frozen=True)
class ScoreKind:
    """A score that systems are compared by. ``sentences`` is how many its means and tests stand on.

    None where the score exists for whole articles only: its mean is then over articles, and it is not tested.
    """

    name: str
    range: tuple[float, float]
    sentences: int | None
    signature: str


@dataclass(frozen=True)
class System:
    """A system's row. ``rank`` counts from 1 by the first score; equal means share a rank.

    ``scores`` are means, ``decisions`` and ``findings`` (by rule) are counts over all its translations. ``utility`` is
    the mean agreement with the other systems, on the utility's range, and ``consensus`` the number of articles of
    which its translation agrees most with the others.
    """

    name: str
    rank: int
    scores: Mapping[str, float]
    decisions: Mapping[Decision, int]
    findings: Mapping[str, int]
    utility: float
    consensus: int


@dataclass(frozen=True)
class Difference:
    """How two systems differ in one score: mean of ``a`` less mean of ``b``, and how sure that is.

    ``a_wins``, ``b_wins`` and ``ties`` are shares of the bootstrap samples. ``t`` and ``p_value`` are of the two-sided
    paired t-test; None where the differences do not vary or there is only one sentence.
    """

    score: str
    a: str
    b: str
    difference: float
    a_wins: float
    b_wins: float
    ties: float
    t: float | None
    p_value: float | None


@dataclass(frozen=True)
class PlacedFinding:
    """A finding, and the id of the article it is in."""

    article: str | None
    finding: Finding


@dataclass(frozen=True)
class Changes:
    """What is found in a system's translations and not in the baseline's (new), and the other way round (gone)."""

    system: str
    baseline: str
    new: tuple[PlacedFinding, ...]
    gone: tuple[PlacedFinding, ...]


@dataclass(frozen=True)
class Comparison:
    """All that a comparison says. ``systems`` are best first; the baseline is the system that was given first.

    ``notes`` are those of the reports, each once.
    """

    articles: int
    sentences: int
    baseline: str
    scores: tuple[ScoreKind, ...]
    systems: tuple[System, ...]
    differences: tuple[Difference, ...]
    changes: tuple[Changes, ...]
    resampling: Resampling
    utility: str
    utility_range: tuple[float, float]
    notes: tuple[str, ...] = ()
