import pytest

from exonym.quantities.conversions import is_conversion


@pytest.mark.parametrize(
    ("metric", "imperial", "after", "wanted"),
    [
        pytest.param(550, 1800, " feet", True, id="metres to feet, rounded"),
        pytest.param(7, 4.3, " miles", True, id="kilometres to miles"),
        pytest.param(20, 68, " °F", True, id="Celsius to Fahrenheit"),
        pytest.param(550, 800, " feet", False, id="wrong feet"),
        pytest.param(550, 1800, " people", False, id="no unit"),
    ],
)
def test_is_conversion(metric: float, imperial: float, after: str, wanted: bool) -> None:
    assert is_conversion([metric], imperial, after, 0) is wanted
