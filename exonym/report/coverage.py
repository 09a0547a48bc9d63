"""Find why a rule or a score is not possible for a pair, for a report's coverage.skipped."""

from __future__ import annotations

from collections.abc import Container, Mapping

from exonym.languages.tags import primary
from exonym.model import Pair
from exonym.plugins import QE, Check, Need


def has_content(text: str | None) -> bool:
    """Whether a text has more in it than white space."""
    return bool(text and text.strip())


def find_missing_needs(pair: Pair, scores: Container[str], *, names: bool = True) -> Mapping[Need, str]:
    """Each need that cannot be met, and why. ``names`` is false when the ledger of names could not be built."""
    met = {
        Need.SOURCE: (has_content(pair.source), "no source text"),
        Need.REFERENCE: (has_content(pair.reference), "no reference"),
        Need.QUALITY: (QE in scores, "no quality estimate"),
        Need.NAMES: (names, "the names could not be read; see internal.error"),
    }
    return {need: why for need, (there, why) in met.items() if not there}


def find_lack(needs: frozenset[Need], missing: Mapping[Need, str]) -> str | None:
    """Why the first of ``needs`` that is missing is; None where all are met."""
    return next((why for need, why in missing.items() if need in needs), None)


def find_data_lack(check: Check, pair: Pair) -> str | None:
    """The language of the pair for which a check has no data, as a sentence; None where it has what it needs."""
    for langs, given, side in (
        (check.source_langs, pair.source_lang, "source"),
        (check.target_langs, pair.target_lang, "target"),
    ):
        if langs is None or (side == "source" and not has_content(pair.source)):
            continue
        if given is None:
            return f"the {side} language was not given and could not be identified"
        if primary(given) not in langs:
            return f"no data for {side} language {given}"
    return None
