"""Whether an English word spells a source word with its ending."""

from __future__ import annotations

import pytest

from exonym.names.evidence.inflection import spells


@pytest.mark.parametrize(
    ("source", "lang", "target", "spelled"),
    [
        pytest.param("Пирогова", "ru", "Pirogova", True, id="letter by letter"),
        pytest.param("Пирогова", "ru", "Pirogov", False, id="without the ending"),
        pytest.param("Dudą", "pl", "Dudą", True, id="marks and all"),
        pytest.param("Dudą", "pl", "Duda", True, id="its marks may be lost"),
        pytest.param("Duda", "pl", "Dudą", False, id="marks are never gained"),
        pytest.param("Kaczyńskiego", "pl", "Kaczynskiego", True, id="a Polish name in plain letters"),
        pytest.param("Tokajewa", "pl", "Tokayeva", True, id="a Cyrillic name in a Polish text, respelled"),
    ],
)
def test_spells(source: str, lang: str, target: str, spelled: bool) -> None:
    assert spells(source, lang, target) is spelled
