import pytest

from exonym.quantities.english_units import written_unit


@pytest.mark.parametrize(
    ("unit", "like", "wanted"),
    [
        pytest.param("euro", "dollars", ("euros",), id="plural"),
        pytest.param("week", "month", ("week",), id="singular"),
        pytest.param("euro", "$", ("€",), id="symbol before"),
        pytest.param("kg", "cm", ("kg",), id="symbol after"),
        pytest.param("som", "$", (), id="no such symbol"),
        pytest.param("meter", "feet", (), id="no such unit"),
        pytest.param("celsius", "Fahrenheit", ("Celsius",), id="capital"),
    ],
)
def test_written_unit(unit: str, like: str, wanted: tuple[str, ...]) -> None:
    assert written_unit(frozenset({unit}), like) == wanted


def test_several_units_are_not_written() -> None:
    assert written_unit(frozenset({"pound", "lb"}), "dollars") == ()
