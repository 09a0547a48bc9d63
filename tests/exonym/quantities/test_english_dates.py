import pytest

from exonym.model import Span
from exonym.quantities.calendar import CalendarKind, CalendarWord
from exonym.quantities.dates import find_dates
from exonym.quantities.english_dates import written_date, written_day, written_word


@pytest.mark.parametrize(
    ("date", "like", "wanted"),
    [
        pytest.param("3 kwietnia 2024", "May 4, 2023", ("April 3, 2024",), id="month first"),
        pytest.param("3 kwietnia 2024", "4 May 2023", ("3 April 2024",), id="day first"),
        pytest.param("3-5 kwietnia", "4 May", (), id="a range is not written"),
        pytest.param("w kwietniu 2024", "May 2023", ("April 2024",), id="no day"),
    ],
)
def test_written_date(date: str, like: str, wanted: tuple[str, ...]) -> None:
    assert written_date(find_dates(date, "pl")[0], like) == wanted


@pytest.mark.parametrize(
    ("day", "like", "wanted"),
    [(1, "10th", "1st"), (12, "2nd", "12th"), (23, "4th", "23rd"), (7, "8", "7")],
)
def test_written_day(day: int, like: str, wanted: str) -> None:
    assert written_day([day], like) == (wanted,)


@pytest.mark.parametrize(
    ("kind", "value", "like", "wanted"),
    [
        pytest.param(CalendarKind.WEEKDAY, 1, "Friday's", ("Monday's",), id="possessive"),
        pytest.param(CalendarKind.DAY, -1, "Tomorrow", ("Yesterday",), id="capital"),
        pytest.param(CalendarKind.YEAR_AWAY, 1, "last year", ("next year",), id="year"),
        pytest.param(CalendarKind.DAY, 9, "today", (), id="no word"),
    ],
)
def test_written_word(kind: CalendarKind, value: int, like: str, wanted: tuple[str, ...]) -> None:
    assert written_word(CalendarWord(Span(0, 1), kind, value, True), like) == wanted
