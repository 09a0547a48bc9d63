"""An acronym that nothing in the source accounts for.

What it finds
    An acronym in the translation that renders no acronym of the source, abbreviates no name that the source or the
    translation spells out, and is not known to every reader. Where a source acronym has no English counterpart, this
    acronym was meant.

Why it matters
    A ministry becomes a sport. The sentence stays fluent, so nobody notices but those who know.

Example
    Source: "były wiceszef MSW Ukrainy". Target: "former deputy chief of the MMA of Ukraine". MSW is the interior
    ministry: MIA, or Ministry of Internal Affairs.

When to switch it off
    For technical texts whose acronyms are a client's own; add those to the namebook instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exonym.article import AlignedSegment, Article
from exonym.languages import ENGLISH
from exonym.lexicon.commonness import COMMON, FAMILIAR, KNOWN
from exonym.model import Mark, Severity
from exonym.names.evidence.acronym_explanations import Explanations, is_english
from exonym.names.spelling.acronyms import Acronym, acronyms, english_letters, readings, rendered_in, suggestions
from exonym.names.transcription.letters import SOURCE_LANGS
from exonym.plugins import Check, Need

_READ = COMMON
"""From here on a strange acronym is left alone beside a lost one of the source that the namebook reads."""
_KEPT = FAMILIAR
"""The same beside one that would keep its letters."""
_FOREIGN = KNOWN
"""The same beside one whose English nobody here knows."""
_NONE = FAMILIAR
"""The same beside none."""
_SHORT = 2
"""Letters that say little: there are so many acronyms of two."""
_ENUMERATED = 3
"""More strange acronyms than this in one sentence are codes that it explains itself (NT, VU, EN, CR)."""


@dataclass(frozen=True)
class AcronymWrong(Check):
    """See the module."""

    code: str = "ACR01"
    rule: str = "acronym.wrong"
    category: str = "accuracy/mistranslation"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = SOURCE_LANGS
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target acronym without an explanation."""
        explanations = Explanations(article)
        for segment in article.aligned_segments():
            yield from _mark_in_segment(article, segment, explanations)


def _mark_in_segment(article: Article, segment: AlignedSegment, explanations: Explanations) -> Iterable[Mark]:
    target = article.pair.target
    strange = [
        found
        for found in acronyms(target, segment.target, ENGLISH.code)
        if not is_english(found, target, _READ) and not explanations.account_for(found, segment.segment)
    ]
    if not strange:
        return
    lang = article.source_lang
    ours = acronyms(article.pair.source or "", segment.source, lang)
    lost = [a for a in ours if not rendered_in(a.text, lang, segment.target_text)]
    if lost or len(strange) <= _ENUMERATED:
        for wrong in strange:
            yield from _mark_strange(wrong, lost, article)


def _mark_strange(wrong: Acronym, lost: Sequence[Acronym], article: Article) -> Iterator[Mark]:
    lang, target = article.source_lang, article.pair.target
    read = [a for a in lost if readings(a.text, lang)]
    if read:
        yield _mark_wrong(_choose_meant(wrong, read, lang), wrong, lang)
    elif lost:
        letters = english_letters(lost[0].text, lang)
        kept = letters == lost[0].text
        if not is_english(wrong, target, _KEPT if kept else _FOREIGN) and (kept or len(wrong.text) > _SHORT):
            message = f"The source has {lost[0].text}; nothing there explains '{wrong.text}'."
            yield Mark(wrong.span, message, confidence=0.7, suggestions=(letters,), source=lost[0].span)
    elif not is_english(wrong, target, _NONE):
        message = f"Nothing in the source or the translation explains '{wrong.text}'."
        severity = Severity.MINOR if len(wrong.text) <= _SHORT else None
        yield Mark(wrong.span, message, confidence=0.6, severity=severity)


def _choose_meant(wrong: Acronym, lost: Sequence[Acronym], lang: str) -> Acronym:
    """The lost acronym that begins as the wrong one does in English, the first one where none does."""
    alike = (a for a in lost for option in suggestions(a.text, lang) if option[0] == wrong.text[0])
    return next(alike, lost[0])


def _mark_wrong(meant: Acronym, wrong: Acronym, lang: str) -> Mark:
    known = suggestions(meant.text, lang)
    message = f"The source has {meant.text}, in English {' or '.join(known[:2])}; '{wrong.text}' is not it."
    return Mark(wrong.span, message, confidence=0.85, suggestions=known, source=meant.span)


CHECK = AcronymWrong()
