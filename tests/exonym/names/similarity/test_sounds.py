"""How alike words sound."""

from __future__ import annotations

import pytest

from exonym.names.similarity.sounds import (
    distance,
    distances,
    distances_in_arrays,
    similarities_of_sounds,
    similarity_of_sounds,
    sounds,
)


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


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        pytest.param("tokajev", "tokarev", 1.0, id="a consonant become another"),
        pytest.param("tokajev", "tokaev", 0.15, id="a glide lost"),
        pytest.param("", "mir", 2.6, id="all gained"),
        pytest.param("iv", "ivanov", 3.2, id="several gained at the end"),
        pytest.param("", "", 0.0, id="nothing"),
    ],
)
def test_distance(a: str, b: str, wanted: float) -> None:
    assert distance(a, b) == distance(b, a) == pytest.approx(wanted)


def test_pairs_of_any_length_are_measured_together_as_they_are_alone() -> None:
    pairs = [("kamniC", "kaminic"), ("u", "San"), ("Sevarnedza", "Sevardnadze"), ("mir", "mir")]
    assert distances(pairs) == distances_in_arrays(pairs) == [distance(*pair) for pair in pairs]
    assert similarities_of_sounds([]) == []
