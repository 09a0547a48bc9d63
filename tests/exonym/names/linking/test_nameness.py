"""Whether a capitalised source word is a name."""

from __future__ import annotations

import pytest

from exonym.lexicon.known_words import known_word
from exonym.lexicon.tokens import Word
from exonym.model import Span
from exonym.names.linking.nameness import is_surely_a_name, may_be_a_name


@pytest.mark.parametrize(
    ("lang", "text", "opens", "surely", "maybe"),
    [
        pytest.param("de", "Haus", False, False, False, id="a German noun"),
        pytest.param("de", "Bundesregierung", False, False, False, id="a German compound"),
        pytest.param("de", "Merkel", False, True, True, id="a German surname"),
        pytest.param("pl", "Wczoraj", True, False, False, id="an adverb that opens a sentence"),
        pytest.param("pl", "Warszawa", True, False, True, id="a city that is a car as well, opening a sentence"),
        pytest.param("pl", "Rada", False, False, True, id="a council inside a sentence"),
        pytest.param("uk", "Зеленський", False, True, True, id="no dictionary has it, and it is rare"),
        pytest.param("ru", "Google", True, False, True, id="Latin letters in Cyrillic are a name's"),
        pytest.param("ru", "президент", False, False, False, id="lower case"),
    ],
)
def test_nameness(lang: str, text: str, opens: bool, surely: bool, maybe: bool) -> None:
    word = Word(text, Span(0, len(text)), opens, known_word(text, lang))
    assert (is_surely_a_name(word), may_be_a_name(word)) == (surely, maybe)
