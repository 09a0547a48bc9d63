"""What is known of a word."""

from __future__ import annotations

from exonym.lexicon.known_words import known_word


def test_it_is_known_in_its_own_language_and_in_english() -> None:
    word = known_word("Stern", "de")
    assert word.frequency > word.english_frequency > 0
    assert (word.is_english, word.is_only_a_name, word.is_in_dictionary) == (True, False, False)


def test_base_forms_and_dictionaries_are_those_of_its_language() -> None:
    assert "Warszawa" in known_word("Warszawie", "pl").base_forms
    assert known_word("Рязань", "ru").is_only_a_name


def test_casing_is_that_of_english() -> None:
    moscow, table = known_word("Moscow", "pl"), known_word("Table", "pl")
    assert (moscow.is_always_capitalised, moscow.is_seen_small, moscow.is_ordinary) == (True, False, False)
    assert (table.is_always_capitalised, table.is_seen_small, table.is_ordinary) == (False, True, True)


def test_a_word_is_made_once() -> None:
    assert known_word("Tokajew", "pl") is known_word("Tokajew", "pl")
    assert known_word("Tokajew", "pl") is not known_word("Tokajew", "de")
