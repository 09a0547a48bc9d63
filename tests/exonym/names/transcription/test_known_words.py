"""Words of names whose English spelling is known."""

from __future__ import annotations

import pytest

from exonym.names.transcription.known_words import known_spellings, russian_spelling


@pytest.mark.parametrize(
    ("word", "lang", "spelling"),
    [
        pytest.param("Кейсик", "ru", "kasich", id="as Russian has it"),
        pytest.param("Нұрсұлтан", "kk", "nursultan", id="letters of Kazakh's own"),
        pytest.param("Емілі", "uk", "emily", id="Ukrainian letters"),
        pytest.param("Usupaszwili", "pl", "usupashvili", id="a Georgian in Polish letters"),
        pytest.param("Jelcyn", "pl", "yeltsin", id="the first letter stands for two"),
        pytest.param("Nugsar", "de", "nugzar", id="the German s that is a z"),
        pytest.param("Wjatscheslaw", "de", "vyacheslav", id="four letters for one"),
    ],
)
def test_known_spellings(word: str, lang: str, spelling: str) -> None:
    assert spelling in [known for known, _ in known_spellings(word, lang)]


@pytest.mark.parametrize(
    ("word", "lang"),
    [
        pytest.param("", "ru", id="nothing"),
        pytest.param("Wałęsa", "pl", id="a letter that no Russian name has in Polish"),
        pytest.param("Ъъъъ", "ru", id="no word"),
        pytest.param("Tokayev", "en", id="a language without a table"),
        pytest.param("а" * 500, "uk", id="very long"),
    ],
)
def test_unknown_words(word: str, lang: str) -> None:
    assert known_spellings(word, lang) == ()


def test_the_first_russian_spelling_of_a_word() -> None:
    assert russian_spelling("київ", "uk") == "киив"
