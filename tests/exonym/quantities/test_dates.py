import pytest

from exonym.quantities.dates import find_dates


@pytest.mark.parametrize(
    ("text", "lang", "place", "months", "days", "year"),
    [
        pytest.param("do 5 maja 2025 r.", "pl", "5 maja 2025", {5}, {5}, 2025, id="pl"),
        pytest.param("12–15 июля", "ru", "12–15 июля", {7}, {12, 15}, None, id="ru range"),
        pytest.param("двадцать пятого мая", "ru", "пятого мая", {5}, {5, 25}, None, id="ru ordinal words"),
        pytest.param("5-го серпня 1999", "uk", "5-го серпня 1999", {8}, {5}, 1999, id="uk ordinal ending"),
        pytest.param("2009 жылғы 4 қыркүйекте", "kk", "2009 жылғы 4 қыркүйекте", {9}, {4}, 2009, id="kk year first"),
        pytest.param("vom 3. und 4. März", "de", "3. und 4. März", {3}, {3, 4}, None, id="de two days"),
        pytest.param("March 12th, 2024", "en", "March 12th, 2024", {3}, {12}, 2024, id="en month first"),
        pytest.param("the 5th of June", "en", "5th of June", {6}, {5}, None, id="en day first"),
        pytest.param("in March 20 people left", "en", "March", {3}, set(), None, id="en a number of people"),
        pytest.param("April 2 to 6 am", "en", "April 2", {4}, {2}, None, id="en an hour is no day"),
        pytest.param("03.04.2024", "pl", "03.04.2024", {4}, {3}, 2024, id="digits, day first"),
        pytest.param("03/04/2024", "en", "03/04/2024", {3, 4}, {3, 4}, 2024, id="digits in either order"),
        pytest.param("2024-04-03", "de", "2024-04-03", {4}, {3}, 2024, id="ISO 8601"),
        pytest.param("12 III", "pl", "12 III", {3}, {12}, None, id="a Roman month"),
    ],
)
def test_a_date(text: str, lang: str, place: str, months: set[int], days: set[int], year: int | None) -> None:
    (date,) = find_dates(text, lang)
    assert (date.span.of(text), date.months, date.days, date.year) == (place, months, days, year)


@pytest.mark.parametrize("text", ["99.99.2024", "no date", "3.14159", "31:02"])
def test_no_date(text: str) -> None:
    assert find_dates(text, "pl") == ()


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        pytest.param("3 April 2024", "03.04.2024", True, id="formats"),
        pytest.param("April", "3 kwietnia", True, id="a part left out"),
        pytest.param("3 April", "3-5 kwietnia", True, id="a day of a range"),
        pytest.param("4 March", "03.04.2024", False, id="swapped"),
        pytest.param("3 April 2023", "03.04.2024", False, id="another year"),
        pytest.param("3 April 2024", "03.04.24", True, id="two digits of a year"),
    ],
)
def test_fits(one: str, other: str, fits: bool) -> None:
    (english,), (polish,) = find_dates(one, "en"), find_dates(other, "pl")
    assert english.fits(polish) is fits
