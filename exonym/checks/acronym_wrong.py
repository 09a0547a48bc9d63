"""An acronym that became another one.

What it finds
    A source acronym whose English counterparts (another acronym, or the name spelled out) are all missing from the
    translation of its sentence, while an acronym stands there that the source does not account for.

Why it matters
    A ministry becomes a sport. The sentence stays fluent, so nobody notices but those who know.

Example
    Source: "były wiceszef MSW Ukrainy". Target: "former deputy chief of the MMA of Ukraine". MSW is the interior
    ministry: MIA, or Ministry of Internal Affairs.

When to switch it off
    For technical texts whose acronyms are a client's own; add those to the namebook instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.extend import Article, Need
from exonym.model import Mark, Segment, Severity
from exonym.names.acronyms import acronyms, expanded_in, letters, readings, rendered_in, words_of
from exonym.names.words import Word

_SUGGESTED = 6


@dataclass(frozen=True)
class AcronymWrong:
    """See the module."""

    code: str = "ACR01"
    rule: str = "acronym.wrong"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = frozenset({"pl", "de", "cs", "ru", "uk", "be", "kk"})
    target_langs: frozenset[str] | None = frozenset({"en"})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target acronym that stands where a known source acronym has no counterpart."""
        for segment in article.segments:
            if segment.source and segment.target:
                yield from _in_segment(article, segment)


def _in_segment(article: Article, segment: Segment) -> Iterable[Mark]:
    assert segment.source
    assert segment.target
    lang = article.source_lang
    target = article.target_of(segment)
    ours = acronyms(article.pair.source or "", segment.source)
    lost = [a for a in ours if readings(a.text, lang) and not rendered_in(a.text, lang, target)]
    strange = [a for a in acronyms(article.pair.target, segment.target) if not _accounted(a, ours, article, segment)]
    yield from (_mark(source, wrong, lang) for source, wrong in zip(lost, strange, strict=False))


def _accounted(acronym: Word, ours: Iterable[Word], article: Article, segment: Segment) -> bool:
    """Something in the source explains it: the same letters, a reading, or the source's words spelled short."""
    assert segment.source
    lang = article.source_lang
    source = [a.text for a in ours]
    possible = {text for a in source for text in letters(a, lang)}
    possible |= {text for a in source for reading in readings(a, lang) for text in reading.all}
    spelled = words_of(article.pair.target, segment.target) if segment.target else ()
    return acronym.text in possible or expanded_in(acronym.text, spelled)


def _mark(source: Word, wrong: Word, lang: str) -> Mark:
    found = readings(source.text, lang)
    suggestions = tuple(dict.fromkeys(text for reading in found for text in reading.all))[:_SUGGESTED]
    return Mark(
        span=wrong.span,
        message=f"The source has {source.text}, in English {' or '.join(suggestions[:2])}; '{wrong.text}' is not it.",
        confidence=0.85,
        suggestions=suggestions,
        source=source.span,
    )


CHECK = AcronymWrong()
