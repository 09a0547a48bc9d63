"""Which English spelling of a word is likeliest."""

from __future__ import annotations

import pytest

from exonym.names.spelling.ranking import evidence, offers, ranked, variants


@pytest.mark.parametrize(
    ("word", "lang", "english"),
    [
        pytest.param("Кейсик", "ru", "kasich", id="a name that lists have"),
        pytest.param("Самокатов", "ru", "samokatov", id="one that only the standard has"),
        pytest.param("Zacharowa", "pl", "zakharova", id="one that English texts have"),
        pytest.param("Nugsar", "de", "nugzar", id="one that lists have, by its Russian letters"),
        pytest.param("Нұрсұлтан", "kk", "nursultan", id="Kazakh letters"),
    ],
)
def test_the_first(word: str, lang: str, english: str) -> None:
    assert ranked(word, lang)[0] == english


def test_each_variant_changes_one_grapheme() -> None:
    assert variants([("a",), ("y", "i", "j", "ii"), ("v", "w")]) == ["ayv", "aiv", "ajv", "ayw"]


def test_what_the_letters_and_the_standard_agree_on_has_all_evidence() -> None:
    offered = offers("Самокатов", "ru")
    found = evidence("Самокатов", "ru", offered)
    assert found["samokatov"][3] == found["samokatov"][5] == found["samokatov"][8] == 1.0


def test_what_is_too_long_for_a_name_is_spelled_by_the_standard_alone() -> None:
    assert ranked("Щербак" * 80, "uk") == ("shcherbak" * 80,)


@pytest.mark.parametrize("word", [pytest.param("", id="nothing"), pytest.param("42", id="no letters")])
def test_what_is_no_word_has_no_spelling(word: str) -> None:
    assert not any(ranked(word, "pl"))
