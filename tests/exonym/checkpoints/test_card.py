import re
from pathlib import Path

import pytest

from exonym.checkpoints.card import CARD, EXAMPLE, Knots, ModelCard, calibrated, read_card, write_card
from exonym.errors import ModelMissing

PAGE = Path(__file__).parents[3] / "docs" / "models.md"
CARD_WITH = '{"name": "m", "revision": "r", "licence": "l", "trained_on": "t", "calibration": %s}'
KNOTS = ((-1.0, 0.0), (0.0, 0.6), (1.0, 1.0))


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        pytest.param(-7.0, 0.0, id="below the first knot"),
        pytest.param(-1.0, 0.0, id="on the first knot"),
        pytest.param(-0.5, 0.3, id="half way up the first line"),
        pytest.param(0.0, 0.6, id="on a knot"),
        pytest.param(0.25, 0.7, id="on the second line"),
        pytest.param(1.0, 1.0, id="on the last knot"),
        pytest.param(9.0, 1.0, id="above the last knot"),
    ],
)
def test_calibrated(raw: float, wanted: float) -> None:
    assert calibrated(raw, KNOTS) == pytest.approx(wanted)


def test_a_card_comes_back_as_it_was_written(tmp_path: Path) -> None:
    card = ModelCard("m", "r1", "apache-2.0", "wmt", {"qe": KNOTS}, ("pl-en",), {"weights": "00"}, (-1.0, 1.0))
    write_card(tmp_path, card)
    assert read_card(tmp_path) == card


def test_a_folder_without_a_card_has_none(tmp_path: Path) -> None:
    assert read_card(tmp_path) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{", id="not JSON"),
        pytest.param('{"name": "m"}', id="facts missing"),
        pytest.param(CARD_WITH % "3", id="calibration is no table"),
        pytest.param(CARD_WITH % '{"qe": []}', id="no knots"),
        pytest.param(CARD_WITH % '{"qe": [[1, 0], [0, 1]]}', id="knots fall"),
        pytest.param(CARD_WITH % '{}, "score_range": [1, 0]', id="range falls"),
        pytest.param(CARD_WITH % '{}, "score_range": [0]', id="range has one end"),
    ],
)
def test_a_broken_card_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / CARD).write_text(text, encoding="utf-8")
    with pytest.raises(ModelMissing, match=CARD):
        read_card(tmp_path)


@pytest.mark.parametrize(
    ("score_range", "qe", "comet"),
    [
        pytest.param(None, KNOTS, None, id="calibrated for qe only"),
        pytest.param((-2.0, 2.0), KNOTS, ((-2.0, 0.0), (2.0, 1.0)), id="the rest in a straight line"),
    ],
)
def test_knots(score_range: tuple[float, float] | None, qe: Knots | None, comet: Knots | None) -> None:
    card = ModelCard("m", "r", "mit", "wmt", {"qe": KNOTS}, score_range=score_range)
    assert (card.knots("qe"), card.knots("comet")) == (qe, comet)


@pytest.mark.parametrize("text", re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
def test_what_the_docs_show_is_a_card(tmp_path: Path, text: str) -> None:
    (tmp_path / CARD).write_text(text, encoding="utf-8")
    card = read_card(tmp_path)
    assert card
    assert card.knots("qe")


def test_the_example_is_a_card(tmp_path: Path) -> None:
    (tmp_path / CARD).write_text(EXAMPLE, encoding="utf-8")
    assert read_card(tmp_path) == ModelCard("mine", "1", "mit", "wmt", score_range=(0.0, 1.0))
