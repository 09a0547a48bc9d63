"""Site furniture that a scraper took for part of the article.

What it finds
    Target segments that are no prose but what a news page says around it: "Read Entire Article", "7 months ago", share
    buttons, cookie notes, newsletter forms, copyright lines, the teaser that says the title again and goes on. Where
    there is a source, only those it does not have.

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

from exonym.article import Article
from exonym.documents.unicode import folded
from exonym.lexicon.furniture import furniture_kind
from exonym.model import Mark, Severity
from exonym.plugins import Check

TITLE_WORDS = 5
"""Words from which on a line without a full stop is taken for a title."""
TITLES = 5
"""Lines from the beginning of the article that may be its title."""


@dataclass(frozen=True)
class AdditionBoilerplate(Check):
    """See the module."""

    code: str = "ADD02"
    rule: str = "addition.boilerplate"
    category: str = "accuracy/addition"
    severity: Severity = Severity.MINOR

    def find(self, article: Article) -> Iterable[Mark]:
        """A mark for every target segment that is furniture and stands for nothing in the source."""
        titles: list[str] = []
        for segment in article.target_segments():
            text = segment.target_text
            if not segment.source:
                kind = "a teaser" if _is_teaser(text, titles) else furniture_kind(text, article.pair.target_lang)
                if kind:
                    yield Mark(segment.target, f"This looks like {kind} of the web page, not like part of the article.")
            if len(titles) < TITLES and len(text.split()) >= TITLE_WORDS and text[-1] not in ".!?…":
                titles.append(folded(text))


def _is_teaser(text: str, titles: Iterable[str]) -> bool:
    """Whether a segment begins with a whole title before it and goes on."""
    said = folded(text)
    return any(said.startswith(f"{title} ") for title in titles)


CHECK = AdditionBoilerplate()
