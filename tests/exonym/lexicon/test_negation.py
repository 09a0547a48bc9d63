"""Words of denial, of every language that has them."""

from __future__ import annotations

import pytest

from exonym.lexicon.negation import DENYING, denials


@pytest.mark.parametrize(
    ("lang", "word", "denies"),
    [
        pytest.param("en", "isn’t", True, id="a short form with a typographic apostrophe"),
        pytest.param("en", "unclear", True, id="a negative prefix"),
        pytest.param("en", "uncle", False, id="no prefix, though it looks like one"),
        pytest.param("en", "information", False, id="in- that denies nothing"),
        pytest.param("en", "Out-of-form", True, id="a part of a compound"),
        pytest.param("pl", "nieobecny", True, id="Polish writes the prefix together"),
        pytest.param("pl", "niedziela", False, id="Sunday"),
        pytest.param("ru", "небо", False, id="the sky"),
        pytest.param("uk", "немає", True, id="there is none"),
        pytest.param("cs", "nepřišel", True, id="Czech verbs hold it"),
        pytest.param("cs", "neděle", False, id="Czech Sunday"),
        pytest.param("de", "unter", False, id="under is no un-"),
        pytest.param("kk", "келмеді", True, id="a Kazakh suffix"),
    ],
)
def test_denies(lang: str, word: str, denies: bool) -> None:
    assert denials(lang).denies(word) is denies


@pytest.mark.parametrize("lang", sorted(DENYING))
def test_every_language_has_its_words(lang: str) -> None:
    known = denials(lang)
    assert known.plain.pattern
    assert not known.denies("7")
