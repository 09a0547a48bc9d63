import pytest

from exonym.quantities.english_numbers import written_number
from exonym.quantities.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        pytest.param("1,5 miliarda", "pl", ("1.5 billion",), id="a scale word stays one"),
        pytest.param("25 tysięcy", "pl", ("25,000",), id="thousands in digits"),
        pytest.param("1500", "de", ("1500",), id="four digits without a comma"),
        pytest.param("3,25", "cs", ("3.25",), id="decimals"),
        pytest.param("1.500", "pl", (), id="not where it may be two numbers"),
    ],
)
def test_written_number(text: str, lang: str, wanted: tuple[str, ...]) -> None:
    assert written_number(find_numbers(text, lang)[0]) == wanted
