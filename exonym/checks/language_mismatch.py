"""A text in another language than was said.

What it finds
    A translation that as a whole is not in the target language: left in the source's, or made into a third one. A
    paragraph in a third language, where its source is not in that language too. A source in another language than the
    one stated; the rules for the stated one are applied all the same. Single sentences left in the source's language
    are untranslated.segment's. Short texts are left alone, and languages that are near each other (Russian and
    Ukrainian, Czech and Slovak) must differ over a longer text.

Why it matters
    A translation in the wrong language is useless, and with a wrong source language every rule on names, numbers and
    words applies the wrong data.

Example
    Target language: en. Target: "Die Regierung hat am Mittwoch ein neues Gesetz beschlossen ..."

When to switch it off
    For texts that mix languages on purpose, such as language lessons.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exonym.article import Article
from exonym.lexicon.identification import identify, language_name, other_language
from exonym.model import Mark, Severity, Side, Span
from exonym.plugins import Check


@dataclass(frozen=True)
class LanguageMismatch(Check):
    """See the module."""

    code: str = "LAN01"
    rule: str = "language.mismatch"
    category: str = "locale-conventions/language"
    severity: Severity = Severity.MAJOR
    untranslated: Side | None = Side.TARGET
    needs_readable: bool = False

    def find(self, article: Article) -> Iterable[Mark]:
        """At most one mark on each side for the whole of it, else one for every segment in a third language."""
        yield from _mark_source(article)
        whole = list(_mark_target(article))
        yield from whole or _mark_segments(article)


def _mark_source(article: Article) -> Iterator[Mark]:
    text, stated = article.text(Side.SOURCE), article.source_lang
    found = other_language(text, stated) if stated else None
    if found:
        message = (
            f"The source reads as {language_name(found)}, not as {language_name(stated)}, which was stated and "
            "whose rules were applied."
        )
        yield Mark(_find_first(article, Side.SOURCE), message, side=Side.SOURCE, confidence=0.9)


def _mark_target(article: Article) -> Iterator[Mark]:
    found = other_language(article.pair.target, article.target_lang)
    if found:
        message = f"The translation is in {language_name(found)}, not in {language_name(article.target_lang)}."
        yield Mark(_find_first(article, Side.TARGET), message, severity=Severity.CRITICAL, confidence=0.95)


def _mark_segments(article: Article) -> Iterator[Mark]:
    """Marks over segments in a third language, which their source is not in."""
    for segment in article.target_segments():
        found = other_language(segment.target_text, article.target_lang)
        if found and found != article.source_lang and not _is_in(found, segment.source_text):
            message = f"This is in {language_name(found)}, not in {language_name(article.target_lang)}."
            yield Mark(segment.target, message, confidence=0.9, source=segment.source)


def _is_in(lang: str, source: str) -> bool:
    """Whether a segment's source is in that language too: a quotation that was left as it is."""
    found = identify(source)
    return found is not None and found.lang == lang


def _find_first(article: Article, side: Side) -> Span:
    """The first segment of a side: what is true of the whole text is said once, at its beginning."""
    spans = [s.source if side is Side.SOURCE else s.target for s in article.segments]
    return min(span for span in spans if span)


CHECK = LanguageMismatch()
