"""Site furniture that a scraper took for part of the article.

What it finds
    Target segments that are no prose but what a news page says around it: "Read Entire Article", "7 months ago", share
    buttons, cookie notes, newsletter forms, copyright lines. Where there is a source, only those it does not have.

Why it matters
    Readers see at once that nobody looked, and a line such as "Read more" ends in the middle of nowhere.

Example
    Target: "portal.example 3 hours ago", with nothing like it in the source.

When to switch it off
    When the pages that carry the translations strip such lines themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from exonym.extend import Article, Need
from exonym.language.furniture import furniture_kind
from exonym.model import Mark, Severity


@dataclass(frozen=True)
class AdditionBoilerplate:
    """See the module."""

    code: str = "ADD02"
    rule: str = "addition.boilerplate"
    category: str = "accuracy/addition"
    severity: Severity = Severity.MINOR
    needs: frozenset[Need] = frozenset()
    source_langs: frozenset[str] | None = None
    target_langs: frozenset[str] | None = None

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target segment that is furniture and stands for nothing in the source."""
        for segment in article.segments:
            if segment.target and not segment.source:
                kind = furniture_kind(article.target_of(segment), article.pair.target_lang)
                if kind:
                    yield Mark(segment.target, f"This looks like {kind} of the web page, not like part of the article.")


CHECK = AdditionBoilerplate()
