"""What a press makes of letters, as the languages' folders have it."""

from __future__ import annotations

import pytest

from exonym.languages import Slot, codes_with, language_of
from exonym.names.transcription.letters import CLOTHING_LANGS, source_letters
from exonym.names.transcription.tables import langs_that_tell_cyrillic, letters_as_one, letters_into_russian

KEYS = {
    "source", "as_one", "into_english", "into_russian", "spells_no_cyrillic_name_as_english", "syllables_into_russian",
}  # fmt: skip


@pytest.mark.parametrize("lang", sorted(codes_with(Slot.TRANSCRIPTION)))
def test_every_key_is_known(lang: str) -> None:
    facts = language_of(lang).facts(Slot.TRANSCRIPTION)
    others = {key for key in facts if key not in KEYS}
    assert others <= codes_with(Slot.SPELLING) - {lang}, "neither a key nor the code of a language with a spelling"
    assert not others or facts["source"]


def test_presses_are_asked_in_order_of_precedence() -> None:
    assert CLOTHING_LANGS[:3] == ("pl", "de", "cs")
    assert langs_that_tell_cyrillic() >= {"pl", "de"}


@pytest.mark.parametrize(
    ("lang", "first"),
    [("pl", ("szcz", "щ")), ("de", ("schtsch", "щ")), ("cs", ("šč", "щ")), ("ru", None), ("xx", None)],
)
def test_letters_that_are_one_sound_come_longest_first(lang: str, first: tuple[str, str] | None) -> None:
    found = letters_as_one(lang)
    assert (found[0] if found else None) == first
    assert [len(letters) for letters, _ in found] == sorted((len(letters) for letters, _ in found), reverse=True)


def test_letters_that_are_one_sound_stand_as_one() -> None:
    assert source_letters("Szczecin", "pl", "aceinzsщ") == "щecin"


@pytest.mark.parametrize(
    ("lang", "letters", "russian"), [("uk", "і", ("и",)), ("pl", "czo", ("чё", "че", "чо")), ("uk", "'", ("", "ъ"))]
)
def test_letters_into_russian(lang: str, letters: str, russian: tuple[str, ...]) -> None:
    assert letters_into_russian(lang)[letters] == russian
