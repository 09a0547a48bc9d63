from __future__ import annotations

import pytest

from exonym.lexicon.identification import identify, language_name, other_language, with_source_lang
from exonym.model import Pair

POLISH = (
    "Rada gminy zamknęła wczoraj stary most nad Wartą, bo pękło jedno z przęseł. Kierowcy muszą jechać objazdem przez "
    "sąsiednią wieś."
)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param(POLISH, "pl", id="a paragraph"),
        pytest.param("Рада громади вчора закрила старий міст, бо тріснув один із прольотів.", "uk", id="one sentence"),
        pytest.param("Ауыл кеңесі кеше ескі көпірді жапты, өйткені бір аркасы жарылып кеткен.", "kk", id="Kazakh"),
        pytest.param("政府周三批准了一项支持小企业的新法律", "zh", id="without region or script"),
        pytest.param("ხიდი გუშინ დაიკეტა", "ka", id="known by its script"),
    ],
)
def test_identify(text: str, lang: str) -> None:
    found = identify(text)
    assert found is not None
    assert found.lang == lang
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize("text", ["", "  \n", "12:30", "\x00\x83\ufffe\u200d", "OK"])
def test_nothing_is_said_of_texts_that_say_nothing(text: str) -> None:
    assert identify(text) is None


def test_control_characters_do_not_hide_a_language() -> None:
    found = identify(POLISH.replace(" ", " \x83\x00", 3))
    assert found
    assert found.lang == "pl"


@pytest.mark.parametrize(
    ("text", "stated", "other"),
    [
        pytest.param(POLISH, "en", "pl", id="plainly another"),
        pytest.param(POLISH, "pl-PL", None, id="the stated one, with its region"),
        pytest.param("Most jest zamknięty.", "en", None, id="too short to say"),
    ],
)
def test_other_language(text: str, stated: str, other: str | None) -> None:
    assert other_language(text, stated) == other


def test_a_language_not_given_is_identified_and_noted() -> None:
    pair, notes = with_source_lang(Pair(target="A bridge.", source=POLISH))
    assert pair.source_lang == "pl"
    assert notes == ("The source's language was not given; it was identified as Polish (pl).",)


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(Pair(target="x", source=POLISH, source_lang="cs"), id="given, rightly or not"),
        pytest.param(Pair(target=POLISH), id="no source"),
        pytest.param(Pair(target="x", source="12:30"), id="nothing to go by"),
    ],
)
def test_else_the_pair_stays_as_it_is(pair: Pair) -> None:
    assert with_source_lang(pair) == (pair, ())


def test_names_of_languages() -> None:
    assert [language_name(code) for code in ("pl", "zh-Hant", "he", "qqq")] == ["Polish", "Chinese", "Hebrew", "Qqq"]
