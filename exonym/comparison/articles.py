"""What can be compared: articles with a translation by each of the same systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from exonym.comparison.values import ComparedArticle
from exonym.documents.validation import refuse_bad_pair
from exonym.errors import InvalidInput
from exonym.model import Metadata, Pair
from exonym.report.pairs import read_string


def article_from_dict(written: Mapping[str, Any]) -> ComparedArticle:
    """The article that JSON such as ``{"id", "source", "targets": {"system": "text"}, "source_lang", ...}`` describes.

    ``source`` and ``targets`` are required; keys of other names are ignored. Raises InvalidInput, naming the field, for
    what is missing or of another type. ``check_articles`` says the rest.
    """
    targets = written.get("targets")
    if not isinstance(targets, Mapping):
        raise InvalidInput("targets", "is missing, or no JSON object of texts by system")
    return ComparedArticle(
        source=read_string(written, "source") or "",
        targets={system: read_string(targets, system) or "" for system in targets},
        reference=read_string(written, "reference"),
        source_lang=read_string(written, "source_lang"),
        target_lang=read_string(written, "target_lang") or ComparedArticle.target_lang,
        id=read_string(written, "id"),
    )


def make_pairs(article: ComparedArticle) -> dict[str, Pair]:
    """The pair that each system's translation makes with the source."""
    return {system: _make_pair(article, system, target) for system, target in article.targets.items()}


def _make_pair(article: ComparedArticle, system: str, target: str) -> Pair:
    return Pair(
        target=target,
        source=article.source,
        reference=article.reference,
        source_lang=article.source_lang,
        target_lang=article.target_lang,
        id=article.id,
        metadata=Metadata(mt_system=system),
    )


def check_articles(articles: Sequence[ComparedArticle]) -> None:
    """Raise InvalidInput unless there are articles, each one can be audited, and all have the same systems."""
    if not articles:
        raise InvalidInput("articles", "are missing")
    for number, article in enumerate(articles, 1):
        try:
            _check_article(article, articles[0])
        except InvalidInput as error:
            if len(articles) == 1:
                raise
            raise InvalidInput(f"article {number}", str(error)) from error


def _check_article(article: ComparedArticle, first: ComparedArticle) -> None:
    if len(article.targets) < 2:
        raise InvalidInput("translations", "are fewer than two; there is nothing to compare")
    if set(article.targets) != set(first.targets):
        raise InvalidInput(
            "translations", f"are of {_list_systems(article)}; those of article 1 are of {_list_systems(first)}"
        )
    if not article.source.strip():
        raise InvalidInput("source", "is empty")
    if (article.reference is None) != (first.reference is None):
        raise InvalidInput("reference", "is there for some articles and missing for others")
    for system, pair in make_pairs(article).items():
        try:
            refuse_bad_pair(pair)
        except InvalidInput as error:
            raise InvalidInput(f"{system}: {error.field}", error.message) from error


def _list_systems(article: ComparedArticle) -> str:
    return ", ".join(sorted(article.targets))
