import pytest

from exonym.checkpoints.card import ModelCard
from exonym.checkpoints.languages import covers, language_notes


@pytest.mark.parametrize(
    ("languages", "source", "target", "wanted"),
    [
        pytest.param(("ru-en", "et-en"), "ru", "en", True, id="a pair it learnt from"),
        pytest.param(("ru-en", "et-en"), "en", "ru", False, id="the other way round"),
        pytest.param(("ru-en", "et-en"), "pl", "en", False, id="another pair"),
        pytest.param(("ru", "en", "pl"), "pl", "ru", True, id="two of its languages"),
        pytest.param(("ru", "en"), "pl", "en", False, id="one of its languages"),
        pytest.param((), "pl", "en", True, id="nothing is said of languages"),
    ],
)
def test_covers(languages: tuple[str, ...], source: str, target: str, wanted: bool) -> None:
    assert covers(languages, source, target) is wanted


CARD = ModelCard("m", "r", "mit", "wmt", languages=("ru-en",))


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        pytest.param("ru", "en-GB", 0, id="a region changes nothing"),
        pytest.param(None, "en", 0, id="nothing is known of the source"),
        pytest.param("kk", "en", 1, id="another language"),
    ],
)
def test_a_report_says_when_a_pair_is_new_to_the_model(source: str | None, target: str, says: int) -> None:
    notes = language_notes(CARD, source, target)
    assert len(notes) == says
    assert all("not made for kk-en" in note and "learnt from ru-en" in note for note in notes)


def test_a_list_of_many_languages_is_not_read_out() -> None:
    (note,) = language_notes(ModelCard("m", "r", "mit", "wmt", languages=("ru", "en", "de")), "kk", "en")
    assert note == "Scores are less sure here: m, their model, was not made for kk-en."
