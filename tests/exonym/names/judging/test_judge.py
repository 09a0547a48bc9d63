"""What became of a name: kept, garbled, right, or not to be said."""

from __future__ import annotations

import pytest

from exonym.lexicon.known_words import known_word
from exonym.model import Judgement, Spelling
from exonym.names.judging.judge import Beside, judge

CASES = [
    pytest.param("pl", "Tokajewa", "Tokayev", Spelling.RIGHT, id="inflected in the source"),
    pytest.param("pl", "Tokajew", "Tokaev", Spelling.RIGHT, id="another rendering that English uses"),
    pytest.param("pl", "Satkalijew", "Satkalijew", Spelling.COPIED, id="kept letter by letter"),
    pytest.param("pl", "Izwiestia", "Istia", Spelling.GARBLED, id="half of it lost"),
    pytest.param("pl", "Astanie", "Astana", Spelling.RIGHT, id="a city in the locative"),
    pytest.param("pl", "Warszawie", "Warsaw", Spelling.RIGHT, id="an exonym the namebook has"),
    pytest.param("ru", "Суворова", "Suworow", Spelling.COPIED, id="Polish letters for a Russian name"),
    pytest.param("ru", "Кейсик", "Kasich", Spelling.UNSURE, id="a Western name back from Cyrillic"),
    pytest.param("uk", "Каховському", "Kakhovka", Spelling.UNSURE, id="an adjective of a place"),
    pytest.param("cs", "Zbyněk", "Zbnk", Spelling.GARBLED, id="vowels fell out"),
    pytest.param("de", "Gaochun", "Gaoun", Spelling.GARBLED, id="letters fell out"),
    pytest.param("pl", "Times", "Timesthe", Spelling.UNSURE, id="a word stuck to it"),
    pytest.param("de", "Bundestag", "Kitchen", Spelling.UNSURE, id="nothing in common"),
]


def judged(source: str, lang: str, target: str) -> Judgement:
    return judge(known_word(source, lang), known_word(target, "en"), 0.0, Beside.NOTHING)


@pytest.mark.parametrize(("lang", "source", "target", "spelling"), CASES)
def test_spelling(lang: str, source: str, target: str, spelling: Spelling) -> None:
    assert judged(source, lang, target).spelling is spelling


def test_the_base_form_is_the_one_that_fits() -> None:
    assert judged("Putina", "pl", "Putin").base == "Putin"


def test_a_garbled_name_suggests_what_the_namebook_has() -> None:
    assert judged("Izwiestia", "pl", "Istia").suggestions[0] == "Izvestia"
