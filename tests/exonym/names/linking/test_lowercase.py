"""Names in lower case, and words that only look like some."""

from __future__ import annotations

import pytest

from exonym.lexicon.known_words import known_word
from exonym.lexicon.tokens import Word
from exonym.model import Pair, Segment, Span
from exonym.names.identity.ledger import build_ledger
from exonym.names.linking.lowercase import lowercased, may_stand_small
from tests.exonym.names.texts import pair_of


@pytest.mark.parametrize(
    ("lang", "source", "target", "found"),
    [
        pytest.param("pl", "Minister Rybicki milczy.", "Minister rybicki is silent.", ["rybicki"], id="a surname"),
        pytest.param("ru", "В Рязани дождь.", "It rains in ryazan.", ["ryazan"], id="a city"),
        pytest.param("de", "Der Kardinal kam.", "The cardinal came.", [], id="German nouns are capitalised"),
        pytest.param("pl", "Senat obraduje.", "The senate is in session.", [], id="an institution's word"),
        pytest.param("cs", "Napsala to na Twitter.", "She tweeted it.", [], id="a verb made of a name"),
    ],
)
def test_with_a_source(lang: str, source: str, target: str, found: list[str]) -> None:
    pair, segments = pair_of(lang, (source, target))
    assert [small.text for small in lowercased(pair, segments, build_ledger(pair, segments))] == found


@pytest.mark.parametrize(
    ("target", "found"),
    [
        pytest.param("We met Tokayev. Then tokayev left.", [("tokayev", "Tokayev")], id="a name elsewhere"),
        pytest.param("Phytoandrogens sell. Some fear phytoandrogens.", [], id="a word that opened its sentence"),
        pytest.param("We saw tables. The tables were new.", [], id="no name at all"),
    ],
)
def test_without_a_source(target: str, found: list[tuple[str, str]]) -> None:
    pair, segments = Pair(target), (Segment(0, None, Span(0, len(target))),)
    small = lowercased(pair, segments, build_ledger(pair, segments))
    assert [(word.text, word.cased) for word in small] == found


@pytest.mark.parametrize(
    ("lang", "source", "target", "may"),
    [
        pytest.param("de", "Skandal", "scandal", False, id="an ordinary word on both sides"),
        pytest.param("de", "Wichita", "Wichita", True, id="capitals need no reason"),
        pytest.param("pl", "Rybickiego", "rybicki", True, id="a Polish capital is a name's"),
        pytest.param("pl", "poseł", "posel", False, id="lower case on both sides"),
    ],
)
def test_what_may_stand_small(lang: str, source: str, target: str, may: bool) -> None:
    assert may_stand_small(word(source, lang), word(target, "en")) is may


def word(text: str, lang: str) -> Word:
    return Word(text, Span(0, len(text)), False, known_word(text, lang))
