"""How alike words sound."""

from __future__ import annotations

import pytest

from exonym.names.sounds import distance, similarity_of_sounds, sounds


@pytest.mark.parametrize(
    ("word", "lang", "other", "other_lang"),
    [
        pytest.param("Tokajew", "pl", "Tokayev", "en", id="Polish and English"),
        pytest.param("Żukow", "pl", "Zhukov", "en", id="a letter for two"),
        pytest.param("Чехов", "ru", "Chekhov", "en", id="Russian and English"),
    ],
)
def test_spellings_of_one_name_sound_the_same(word: str, lang: str, other: str, other_lang: str) -> None:
    assert distance(sounds(word, lang), sounds(other, other_lang)) == pytest.approx(0.0, abs=0.2)


def test_another_man_is_farther_than_another_spelling() -> None:
    right = sounds("Tokayev", "en")
    assert distance(right, sounds("Tokaev", "en")) < distance(right, sounds("Tokarev", "en"))


def test_similarity_runs_from_nothing_in_common_to_the_same() -> None:
    assert similarity_of_sounds("tokajev", "tokajev") == 1.0
    assert similarity_of_sounds("mmm", "aiu") == 0.0
