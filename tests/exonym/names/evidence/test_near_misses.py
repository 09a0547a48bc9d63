"""Strange spellings of known names, told without a source."""

from __future__ import annotations

import pytest

from exonym.article import Article
from exonym.config import AuditConfig
from exonym.model import Pair, Segment, Span
from exonym.names.evidence.near_misses import near_misses
from exonym.names.identity.ledger import build_ledger


def article(target: str, source: str | None = None) -> Article:
    pair = Pair(target, source, source_lang="pl" if source else None)
    segments = (Segment(0, Span(0, len(source)) if source else None, Span(0, len(target))),)
    return Article(pair, segments, build_ledger(pair, segments), AuditConfig())


FOUND = [
    pytest.param("The Interfaks agency said", "Interfaks", "Interfax", True, id="a press's letters, read back"),
    pytest.param("He came from Kijow today", "Kijow", "Kyiv", True, id="a press's form in plain letters"),
    pytest.param("President Lukaschenko said", "Lukaschenko", "Lukashenko", True, id="a German surname's letters"),
    pytest.param("They fled from Asrakhan", "Asrakhan", "Astrakhan", False, id="a letter lost"),
    pytest.param("They fled from Belaurs", "Belaurs", "Belarus", False, id="two letters swapped"),
    pytest.param("Volodymyr Zelenksy said", "Zelenksy", "Zelenskyy", False, id="a person, behind the first name"),
]


@pytest.mark.parametrize(("target", "text", "house", "copied"), FOUND)
def test_a_near_miss(target: str, text: str, house: str, copied: bool) -> None:
    found = list(near_misses(article(target)))
    assert [(miss.mention.text, miss.house, miss.copied) for miss in found] == [(text, house, copied)]
    assert found[0].mention.span.of(target) == text


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("Olena Zelenksy said", id="a surname alone, behind another first name"),
        pytest.param("Fans of Legia Warszawa", id="what English has for a club"),
        pytest.param("Sergei Shoygu said", id="another standard of romanisation"),
        pytest.param("He was in Kyiv and Astrakhan", id="the house's own"),
        pytest.param("His son Franciszek left", id="an exonym, not a spelling: Pope Francis"),
        pytest.param("They met at Warsaws", id="a plural"),
    ],
)
def test_no_near_miss(target: str) -> None:
    assert not list(near_misses(article(target)))


def test_with_a_source_other_rules_know_better() -> None:
    assert not list(near_misses(article("The Interfaks agency said", "Agencja Interfaks podaje")))
