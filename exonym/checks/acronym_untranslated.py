"""A source acronym kept in its letters where English has its own.

What it finds
    Letters of a source acronym that stand in the translation as they were, or romanised, although English calls the
    same thing by another acronym or by its name: BRD, ES for ЕС, OON for ООН. Bodies that English papers call by
    their own letters (ABW, SBU, FSB, CDU) are left alone, and so are letters that the article explains: "the interior
    ministry (MSW)".

Why it matters
    The reader meets letters that mean nothing in English, or something else: PKB is GDP, and OP is no opposition.

Example
    Source: "RFN zapowiedziała pomoc". Target: "The RFN announced aid". RFN is Germany.

When to switch it off
    When the translation is meant for readers who know the source's acronyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from exonym.article import AlignedSegment, Article
from exonym.languages import ENGLISH
from exonym.lexicon.commonness import GRAMMATICAL, is_used
from exonym.lexicon.everyday_acronyms import EVERYDAY
from exonym.model import Mark, Severity
from exonym.names.spelling.acronyms import Acronym, acronyms, read_in, readings, spells, suggestions
from exonym.names.transcription.letters import SOURCE_LANGS
from exonym.plugins import Check, Need

_MODEL = re.compile(r"[-\u2010\u2011\u2013 ]?\d")
"""What stands behind letters that name a make, not a body: Progress MS-22."""
_WORD = GRAMMATICAL
"""From here on, in the source's language, letters in capitals may be a word."""


@dataclass(frozen=True)
class AcronymUntranslated(Check):
    """See the module."""

    code: str = "ACR02"
    rule: str = "acronym.untranslated"
    category: str = "accuracy/untranslated"
    severity: Severity = Severity.MAJOR
    needs: frozenset[Need] = frozenset({Need.SOURCE})
    source_langs: frozenset[str] | None = SOURCE_LANGS
    target_langs: frozenset[str] | None = frozenset({ENGLISH.code})

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target acronym that is a source acronym's letters and none of its readings."""
        for segment in article.aligned_segments():
            yield from _in_segment(article, segment)


def _in_segment(article: Article, segment: AlignedSegment) -> Iterable[Mark]:
    text = article.pair.source or ""
    ours = [a for a in acronyms(text, segment.source, article.source_lang) if not _MODEL.match(text, a.span.end)]
    for found in acronyms(article.pair.target, segment.target, ENGLISH.code):
        same = [a for a in ours if spells(a.text, found.text) and not _is_a_word(a.text, article.source_lang)]
        if same and found.text not in EVERYDAY and not _is_right(found.text, ours, article):
            yield _mark_kept(same[0], found, article.source_lang)


def _is_a_word(acronym: str, lang: str) -> bool:
    """True for letters that are more often a word of the source's language, put in capitals: Czech JE, Polish PO."""
    return is_used(acronym, _WORD, lang)


def _is_right(kept: str, ours: Iterable[Acronym], article: Article) -> bool:
    """True when the letters are a reading of some acronym there, or of one that nobody here knows, or are explained."""
    lang = article.source_lang
    known = {a.text: readings(a.text, lang) for a in ours}
    if any(kept in reading.all for found in known.values() for reading in found):
        return True
    same = [text for text in known if spells(text, kept)]
    return any(not known[text] or read_in(text, lang, article.pair.target) for text in same)


def _mark_kept(source: Acronym, kept: Acronym, lang: str) -> Mark:
    known = suggestions(source.text, lang)
    return Mark(
        span=kept.span,
        message=f"The source has {source.text}, in English {' or '.join(known[:2])}; '{kept.text}' keeps its letters.",
        confidence=0.8,
        suggestions=known,
        source=source.span,
    )


CHECK = AcronymUntranslated()
