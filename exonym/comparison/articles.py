"""What can be compared: articles with a translation by each of the same systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exonym.comparison.values import Article
from exonym.documents.validation import refuse_bad_pair
from exonym.errors import InvalidInput
from exonym.model import Metadata, Pair
from exonym.report.pairs import string_of


def article_from_dict(written: Mapping[str, Any]) -> Article:
    """The article that JSON such as ``{"id", "source", "targets": {"system": "text"}, "source_lang", ...}`` describes.

    ``source`` and ``targets`` are required; keys of other names are ignored. Raises InvalidInput, naming the field, for
    what is missing or of another type. ``check_articles`` says the rest.
    """
    targets = written.get("targets")
    if not isinstance(targets, Mapping):
        raise InvalidInput("targets", "is missing, or no JSON object of texts by system")
    return Article(
        source=string_of(written, "source") or "",
        targets={system: string_of(targets, system) or "" for system in targets},
        reference=string_of(written, "reference"),
        source_lang=string_of(written, "source_lang"),
        target_lang=string_of(written, "target_lang") or Article.target_lang,
        id=string_of(written, "id"),
    )


def pairs_of(article: Article) -> dict[str, Pair]:
    """The pair that each system's translation makes with the source."""
    return {system: _pair(article, system, target) for system, target in article.targets.items()}


def _pair(article: Article, system: str, target: str) -> Pair:
    return Pair(
        target=target,
        source=article.source,
        reference=article.reference,
        source_lang=article.source_lang,
        target_lang=article.target_lang,
        id=article.id,
        metadata=Metadata(mt_system=system),
    )


def check_articles(articles: Sequence[Article]) -> None:
    """Raise InvalidInput unless there are articles, each one can be audited, and all have the same systems."""
    if not articles:
        raise InvalidInput("articles", "are missing")
    for number, article in enumerate(articles, 1):
        try:
            _check(article, articles[0])
        except InvalidInput as error:
            if len(articles) == 1:
                raise
            raise InvalidInput(f"article {number}", str(error)) from error


def _check(article: Article, first: Article) -> None:
    if len(article.targets) < 2:
        raise InvalidInput("translations", "are fewer than two; there is nothing to compare")
    if set(article.targets) != set(first.targets):
        raise InvalidInput("translations", f"are of {_listed(article)}; those of article 1 are of {_listed(first)}")
    if not article.source.strip():
        raise InvalidInput("source", "is empty")
    if (article.reference is None) != (first.reference is None):
        raise InvalidInput("reference", "is there for some articles and missing for others")
    for system, pair in pairs_of(article).items():
        try:
            refuse_bad_pair(pair)
        except InvalidInput as error:
            raise InvalidInput(f"{system}: {error.field}", error.message) from error


def _listed(article: Article) -> str:
    return ", ".join(sorted(article.targets))
