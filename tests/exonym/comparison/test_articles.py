"""What cannot be compared is refused before anything is audited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from exonym.comparison import ComparedArticle, article_from_dict, check_articles
from exonym.errors import InvalidInput

TWO = {"a": "One.", "b": "Two."}


@pytest.mark.parametrize(
    ("articles", "message"),
    [
        pytest.param([], "articles: are missing", id="nothing"),
        pytest.param([ComparedArticle("S.", {"a": "One."})], "translations: are fewer than two", id="one system"),
        pytest.param([ComparedArticle(" ", TWO)], "source: is empty", id="no source"),
        pytest.param(
            [ComparedArticle("S.", {"a": "One.", "b": ""})], "b: target: is empty", id="a system that gave nothing"
        ),
        pytest.param([ComparedArticle("S.", TWO, source_lang="Polish!")], "a: source_lang: ", id="no language code"),
        pytest.param(
            [ComparedArticle("S.", TWO), ComparedArticle("S.", {"a": "One.", "c": "Three."})],
            "article 2: translations: are of a, c; those of article 1 are of a, b",
            id="other systems",
        ),
        pytest.param(
            [ComparedArticle("S.", TWO, reference="R."), ComparedArticle("S.", TWO)],
            "article 2: reference: ",
            id="one reference missing",
        ),
    ],
)
def test_what_cannot_be_compared_is_named(articles: Sequence[ComparedArticle], message: str) -> None:
    with pytest.raises(InvalidInput, match="^" + message):
        check_articles(articles)


def test_an_article_from_json() -> None:
    written = {"id": "7", "source": "S.", "targets": TWO, "source_lang": "pl", "gold": []}
    assert article_from_dict(written) == ComparedArticle("S.", TWO, source_lang="pl", target_lang="en", id="7")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        pytest.param({"source": "S."}, "targets: is missing", id="no translations"),
        pytest.param({"source": "S.", "targets": ["One."]}, "targets: is missing, or no JSON object", id="a list"),
        pytest.param({"source": "S.", "targets": {"a": 1}}, "a: is of type int; a string is wanted", id="a number"),
    ],
)
def test_json_that_is_no_article_is_named(written: dict[str, Any], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        article_from_dict(written)
