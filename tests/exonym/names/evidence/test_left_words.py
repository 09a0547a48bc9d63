"""Words left in the source's language: what each is told from. The rule's own cases are in reference_pairs/."""

from __future__ import annotations

import pytest

from exonym.article import Article
from exonym.config import AuditConfig
from exonym.model import Ledger, Pair, Span
from exonym.names.evidence.left_words import left_words


@pytest.mark.parametrize(
    ("lang", "source", "target", "found"),
    [
        pytest.param("pl", "Nowe oznakowania dróg.", "New oznakowania of roads.", [("oznakowania", 0.85)], id="rare"),
        pytest.param("et", "Uus biograaf.", "A new biograaf.", [("biograaf", 0.6)], id="known to no list: less sure"),
        pytest.param(
            "de", "Der US-Präsident kam.", "The Präsident came.", [("Präsident", 0.85)], id="part of a compound"
        ),
        pytest.param("cs", "Hosté mají naději.", "Guests mají naději.", [("mají naději", 0.85)], id="words in a row"),
        pytest.param("ru", "Сегодня полиция здесь.", "Today полиция is here.", [("полиция", 0.85)], id="Cyrillic"),
        pytest.param("ru", "Завод Победа закрыт.", "The Победа plant is closed.", [], id="a name in Cyrillic"),
        pytest.param("pl", "Kursy thumb250px są.", "There are thumb250px rates.", [], id="a word cut from digits"),
    ],
)
def test_left_words(lang: str, source: str, target: str, found: list[tuple[str, float]]) -> None:
    article = Article(Pair(target, source, source_lang=lang), (), Ledger(), AuditConfig())
    words = left_words(article, Span(0, len(source)), Span(0, len(target)))
    assert [(left.text, left.confidence) for left in words] == found
    assert all(left.text == left.span.of(target) for left in words)
