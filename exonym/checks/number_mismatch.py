"""A number that is another one in the translation.

What it finds
    Numbers of a target segment that its source does not have, where the source has one that the target lacks: digits,
    number words, decimals, thousands, scales ("1,5 miliona" is 1.5 million), times, dates, ordinals, Roman numerals. A
    number that was only left out or only added is not reported, nor one that stands in a neighbouring segment, nor a
    measure rightly converted to feet or miles.

Why it matters
    Nothing in a fluent sentence gives a wrong number away, and figures are what readers quote.

Example
    Source: "Eksport wzrośnie do 20 milionów ton." Target: "Exports will rise to 20 tonnes."

When to switch it off
    For texts that round figures or adapt them for the reader.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.extend import Article, Need
from exonym.figures import Figures, differences
from exonym.language.english_numbers import written_number
from exonym.language.numbers import LANGUAGES, Number, Written
from exonym.model import Mark, Severity

_CONFIDENCE = {Written.DIGITS: 0.95, Written.WORDS: 0.8, Written.HINT: 0.7}


@dataclass(frozen=True)
class NumberMismatch:
    """See the module."""

    code: str = "NUM01"
    rule: str = "number.mismatch"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = frozenset(LANGUAGES)
    target_langs: frozenset[str] | None = frozenset({"en"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target number in whose place the source has another."""
        return [_mark(*difference) for difference in differences(article)]


def _mark(here: Figures, source: Number, target: Number) -> Mark:
    assert here.segment.source
    assert here.segment.target
    said, meant = target.span.of(here.target_text), source.span.of(here.source_text)
    copied = said == meant
    return Mark(
        span=target.span.shifted(here.segment.target.start),
        severity=Severity.MINOR if copied else None,
        message=f"'{said}' is another number in English." if copied else f"The source has '{meant}', not '{said}'.",
        confidence=_CONFIDENCE[source.written] * _CONFIDENCE[target.written],
        suggestions=written_number(source) if source.written is not Written.HINT else (),
        source=source.span.shifted(here.segment.source.start),
    )


CHECK = NumberMismatch()
