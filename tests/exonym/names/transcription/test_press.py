"""Another press's spelling, read back into English letters."""

from __future__ import annotations

import pytest

from exonym.names.transcription.press import read_back


@pytest.mark.parametrize(
    ("spelling", "english"),
    [
        pytest.param("Tinkow", "tinkov", id="w is v"),
        pytest.param("Donezk", "donetsk", id="a German z is ts"),
        pytest.param("Chalifa", "khalifa", id="ch is kh"),
        pytest.param("Schtscherbakow", "shcherbakov", id="seven letters for one"),
        pytest.param("Łukaszenko", "lukashenko", id="sz is sh, and marks are set aside"),
        pytest.param("Interfaks", "interfax", id="ks is x"),
    ],
)
def test_read_back(spelling: str, english: str) -> None:
    assert english in read_back(spelling)


@pytest.mark.parametrize("spelling", ["Boris", "Oleg", ""])
def test_letters_that_all_share_leave_nothing_to_read(spelling: str) -> None:
    assert read_back(spelling) == ()


def test_a_spelling_is_never_its_own_reading_and_readings_are_bounded() -> None:
    found = read_back("Wjatscheslaw-Chruschtschow-Schwarzschild")
    assert "wjatscheslaw-chruschtschow-schwarzschild" not in found
    assert len(found) == len(set(found)) <= 64
