"""Another press's spelling, read back into English letters."""

from __future__ import annotations

import pytest

from exonym.names.transcription.press import read_back
from exonym.names.transcription.tables import presses_into_english


@pytest.mark.parametrize(
    ("spelling", "english"),
    [
        pytest.param("Tinkow", "tinkov", id="w is v"),
        pytest.param("Donezk", "donetsk", id="a German z is ts"),
        pytest.param("Chalifa", "khalifa", id="ch is kh"),
        pytest.param("Schtscherbakow", "shcherbakov", id="seven letters for one"),
        pytest.param("Łukaszenko", "lukashenko", id="sz is sh, and marks are set aside"),
        pytest.param("Interfaks", "interfax", id="ks is x"),
        pytest.param("Joukov", "zhukov", id="French letters"),
        pytest.param("Nazarbajev", "nazarbayev", id="Czech ones"),
    ],
)
def test_read_back(spelling: str, english: str) -> None:
    assert english in read_back(spelling)


@pytest.mark.parametrize(
    ("spelling", "english"),
    [
        pytest.param("Szoukow", "shukov", id="a Polish sz and a French ou"),
        pytest.param("Schirzow", "shirtszov", id="a German z behind a Polish rz"),
    ],
)
def test_no_spelling_is_of_two_presses(spelling: str, english: str) -> None:
    assert english not in read_back(spelling)


@pytest.mark.parametrize("spelling", ["Boris", "Oleg", ""])
def test_letters_that_all_share_leave_nothing_to_read(spelling: str) -> None:
    assert read_back(spelling) == ()


def test_a_spelling_is_never_its_own_reading_and_readings_are_bounded() -> None:
    found = read_back("Wjatscheslaw-Chruschtschow-Schwarzschild")
    assert "wjatscheslaw-chruschtschow-schwarzschild" not in found
    assert len(found) == len(set(found)) <= 64 * len(presses_into_english())
