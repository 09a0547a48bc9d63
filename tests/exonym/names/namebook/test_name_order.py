"""Which word of a name is the surname."""

from __future__ import annotations

import pytest

from exonym.model import Kind
from exonym.names.namebook import NamebookEntry, given_name_of, is_surname, surname_of


@pytest.mark.parametrize(
    ("name", "lang", "surname", "given"),
    [
        pytest.param("Angela Merkel", "de", "Merkel", "Angela", id="given name first"),
        pytest.param("安倍 晋三", "ja", "安倍", "晋三", id="surname first"),
        pytest.param("毛 澤東", "zh-Hant", "毛", "澤東", id="whatever the tag says beside the language"),
        pytest.param("Peter Jones", "zh", "Jones", "Peter", id="a name in letters of another script"),
        pytest.param("Jan Maria Rokita", "pl", "Rokita", "Jan", id="three words"),
        pytest.param("Pelé", "pt", "Pelé", "Pelé", id="one word, of a language without a folder"),
    ],
)
def test_surname_and_given_name(name: str, lang: str, surname: str, given: str) -> None:
    words = name.split()
    assert (surname_of(words, lang), given_name_of(words, lang)) == (surname, given)


def test_the_surname_of_an_entry_is_its_last_english_word() -> None:
    entry = NamebookEntry("Kassym-Jomart Tokayev", Kind.PERSON)
    assert [is_surname(entry, at) for at in range(2)] == [False, True]
