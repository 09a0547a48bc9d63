import pytest

from exonym.names.judging.other_words import brand, half_translated, of_its_people, without_marks


@pytest.mark.parametrize(
    ("spellings", "target", "wanted"),
    [
        pytest.param(("Warszawa", "Warsaw"), "Varsovian", True, id="a city's people"),
        pytest.param(("Serzhan",), "Srzhian", False, id="a man whose name ends so is no people"),
        pytest.param(("Izvestia",), "Istia", False, id="a garbled paper"),
    ],
)
def test_words_for_a_place_s_people_are_no_garbled_names(spellings: tuple[str, ...], target: str, wanted: bool) -> None:
    assert of_its_people(spellings, target) is wanted


@pytest.mark.parametrize(
    ("spellings", "target", "wanted"),
    [
        pytest.param(("Rosaviatsia",), "Rosaviation", True, id="aviation behind a short form"),
        pytest.param(("Rosaviatsia",), "Rosavtsia", False, id="lost letters"),
        pytest.param(("Stepanenko",), "Stepmother", False, id="an English word that the name has not"),
    ],
)
def test_a_short_form_with_an_english_word_is_half_translated(
    spellings: tuple[str, ...], target: str, wanted: bool
) -> None:
    assert half_translated(spellings, target) is wanted


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        pytest.param("БЕТСИТИ", "BETCITY", True, id="a bookmaker"),
        pytest.param("Бетсити", "BETCITY", False, id="capitals on one side"),
        pytest.param("IZWIESTIA", "ISTIA", False, id="letters that English has, too, can be compared"),
    ],
)
def test_a_brand_in_cyrillic_capitals_spells_itself(source: str, target: str, wanted: bool) -> None:
    assert brand(source, target) is wanted


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        pytest.param("Kahramanmaras", True, id="marks dropped"),
        pytest.param("Kahramanmaraş", True, id="marks kept"),
        pytest.param("Kahrmanmaras", False, id="a letter lost"),
    ],
)
def test_a_foreign_name_without_its_marks_is_known_again(target: str, wanted: bool) -> None:
    assert without_marks(("Kakhramanmarash",), target) is wanted
