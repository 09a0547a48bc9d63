"""What the dictionaries of languages' folders say of words."""

from __future__ import annotations

import pytest

from exonym.languages import language_of
from exonym.languages.dictionary import Dictionary, Lemma, Reading, as_cased


def dictionary_of(code: str) -> Dictionary:
    found = language_of(code).dictionary()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "word", "lemma"),
    [
        pytest.param("pl", "Kaczyńskiego", Lemma("Kaczyński", name=True), id="a Polish surname"),
        pytest.param("pl", "domu", Lemma("dom", name=False), id="a Polish noun"),
        pytest.param("ru", "Путина", Lemma("Путин", name=True), id="a Russian surname"),
        pytest.param("ru", "дома", Lemma("дом", name=False), id="a Russian noun"),
        pytest.param("ru", "Сатаклиева", Lemma("Сатаклиев", name=True, sure=False), id="a guess"),
    ],
)
def test_lemmas(code: str, word: str, lemma: Lemma) -> None:
    assert lemma in set(dictionary_of(code).lemmas_of(word))


@pytest.mark.parametrize(
    ("code", "word", "reading"),
    [
        ("pl", "Kaczyńskiego", Reading("Kaczyński", False, name=True, masculine=True, animate=True)),
        ("ru", "Путина", Reading("Путин", False, name=True, masculine=True, animate=True)),
    ],
)
def test_readings(code: str, word: str, reading: Reading) -> None:
    assert reading in set(dictionary_of(code).readings_of(word))


@pytest.mark.parametrize("word", ["xyzzy", "Żżżżż"])
def test_a_word_that_polish_does_not_know_has_no_lemma(word: str) -> None:
    assert list(dictionary_of("pl").lemmas_of(word)) == []


@pytest.mark.parametrize(
    ("word", "lemma", "cased"),
    [("DOMU", "dom", "DOM"), ("Domu", "dom", "Dom"), ("domu", "Dom", "Dom"), ("W", "w", "W"), ("domu", "dom", "dom")],
)
def test_a_lemma_is_cased_as_its_word(word: str, lemma: str, cased: str) -> None:
    assert as_cased(word, lemma) == cased
