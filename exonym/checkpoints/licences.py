"""Licences that forbid commercial use: who uses a model under one says so first, and the report repeats it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from exonym.errors import LicenceRefused

ACCEPT = "EXONYM_ACCEPT_LICENCE"
"""The variable by which an operator accepts licences; the command line reads it, and so does the service."""


def is_non_commercial(licence: str) -> bool:
    """True for what Creative Commons marks with "NC" (cc-by-nc-sa-4.0) and for what says so in words."""
    words = re.split("[^a-z0-9]+", licence.casefold())
    return "nc" in words or "noncommercial" in words or ("non" in words and "commercial" in words)


def licence_names(written: Iterable[str]) -> frozenset[str]:
    """The licences named in strings that may each hold several, separated by commas."""
    names = (name.strip() for text in written for name in text.split(","))
    return frozenset(name for name in names if name)


def check_licence(model: str, licence: str, accepted: Collection[str]) -> None:
    """Raise LicenceRefused when a model's licence forbids commercial use and is not among the accepted ones."""
    if is_non_commercial(licence) and licence.casefold() not in {name.casefold() for name in accepted}:
        raise LicenceRefused(
            f"{model} is under {licence}, which forbids commercial use; "
            f"accept that with --accept-licence {licence} or {ACCEPT}={licence}"
        )


def licence_notes(model: str, licence: str) -> tuple[str, ...]:
    """What a report has to say about the licence of a model that it used."""
    if not is_non_commercial(licence):
        return ()
    return (f"Scores come from {model}, whose licence, {licence}, allows non-commercial use only.",)
