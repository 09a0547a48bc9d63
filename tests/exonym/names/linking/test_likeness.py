"""How likely a target word stands for a source word."""

from __future__ import annotations

import pytest

from exonym.lexicon.known_words import known_word
from exonym.names.linking.likeness import LINKED, Likeness, heard_alike

TOKAJEW = known_word("Tokajew", "pl")
TOKAYEV, TOKAREV = known_word("Tokayev", "en"), known_word("Tokarev", "en")


@pytest.mark.parametrize(
    ("lang", "source", "target", "linked"),
    [
        pytest.param("pl", "Tokajewa", "Tokayev", True, id="in another case and other letters"),
        pytest.param("pl", "Warszawie", "Warsaw", True, id="an exonym that sounds alike"),
        pytest.param("pl", "Izwiestia", "Istia", True, id="garbled, and still the same"),
        pytest.param("ru", "Шварценеггер", "Schwarzenegger", True, id="back into a Western spelling"),
        pytest.param("pl", "Kowalski", "Smith", False, id="another name"),
        pytest.param("ru", "Иванов", "Petrov", False, id="another name with the same ending"),
    ],
)
def test_likeness(lang: str, source: str, target: str, linked: bool) -> None:
    likeness, words = Likeness(lang), (known_word(source, lang), known_word(target, "en"))
    likeness.learn([words])
    assert (likeness.of(*words) >= LINKED) is linked


def test_another_man_sounds_alike_and_is_improbable() -> None:
    likeness = Likeness("pl")
    likeness.learn([(TOKAJEW, TOKAREV), (TOKAJEW, TOKAYEV)])
    assert heard_alike([(TOKAJEW, TOKAREV)])[0] > 0.8
    assert likeness.probability(TOKAJEW, TOKAREV) < 0.1 < likeness.probability(TOKAJEW, TOKAYEV)


def test_what_was_not_learned_has_no_probability_and_no_likeness() -> None:
    likeness = Likeness("pl")
    assert likeness.probability(TOKAJEW, TOKAYEV) == likeness.of(TOKAJEW, TOKAYEV) == 0.0


@pytest.mark.parametrize(
    ("target", "alike"),
    [pytest.param("Wu", 1.0, id="the same letters"), pytest.param("Xi", 0.0, id="others")],
)
def test_short_words_are_compared_by_their_letters(target: str, alike: float) -> None:
    assert heard_alike([(known_word("Wu", "pl"), known_word(target, "en"))]) == [alike]
