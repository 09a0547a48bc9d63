"""Foreign names that English knows by their own spelling."""

from __future__ import annotations

import pytest

from exonym.lexicon.base_forms import base_forms
from exonym.lexicon.known_words import known_word
from exonym.names.judging.better_known import better_known


@pytest.mark.parametrize(
    ("source", "target", "first"),
    [
        pytest.param("Кейсик", "Keisik", "Kasich", id="letter by letter"),
        pytest.param("Кейсика", "Keisik", "Kasich", id="inflected in the source"),
        pytest.param("Хьюз", "Khyuz", "Hughes", id="letters that nobody would say so"),
        pytest.param("Хабек", "Habek", "Habeck", id="said alike"),
    ],
)
def test_a_better_known_spelling_comes_first(source: str, target: str, first: str) -> None:
    assert better_known(base_forms(source, "ru"), "ru", known_word(target, "en"), True)[:1] == (first,)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("Кейсик", "Kasich", id="its own spelling"),
        pytest.param("Дмитрий", "Dmitriy", id="a Russian name in another romanisation"),
        pytest.param("Толстая", "Tolstaya", id="a Slavic ending"),
        pytest.param("Остин", "Austin", id="a spelling that many people share"),
        pytest.param("Пекресс", "Pécresse", id="marks of the name's own language"),
        pytest.param("Ян", "Yan", id="too short to tell"),
    ],
)
def test_stays_quiet(source: str, target: str) -> None:
    assert better_known(base_forms(source, "ru"), "ru", known_word(target, "en"), True) == ()


def test_said_alike_counts_for_people_alone() -> None:
    assert better_known(("Хабек",), "ru", known_word("Habek", "en"), False) == ()
