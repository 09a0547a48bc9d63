"""The words that reports use: severities, decisions, sides, kinds of names."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """MQM severities, mildest first."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for neutral to 3 for critical."""
        return list(Severity).index(self)


class Decision(StrEnum):
    """What to do with a translation, best first."""

    PUBLISH = "publish"
    REVIEW = "review"
    HOLD = "hold"


class Side(StrEnum):
    """Which of the two texts a span lies in."""

    SOURCE = "source"
    TARGET = "target"


class Format(StrEnum):
    """What the texts of a pair are written in."""

    TEXT = "text"
    HTML = "html"


class Kind(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    MEDIA = "media"
    ACRONYM = "acronym"
    OTHER = "other"
