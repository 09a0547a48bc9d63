import pytest

from exonym.quantities.calendar import LANGUAGES, CalendarKind, calendar_table, calendar_words


def said(text: str, lang: str) -> list[tuple[str, CalendarKind, int, bool]]:
    return [(word.span.of(text), word.kind, word.value, word.sure) for word in calendar_words(text, lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_names_all_months_weekdays_and_nearest_days(lang: str) -> None:
    table = calendar_table(lang)
    meanings = {(meaning.kind, meaning.value) for meaning in (*table.words.values(), *table.stems.values())}
    assert {value for kind, value in meanings if kind is CalendarKind.MONTH} == set(range(1, 13))
    assert {value for kind, value in meanings if kind is CalendarKind.WEEKDAY} == set(range(1, 8))
    assert {value for kind, value in meanings if kind is CalendarKind.DAY} >= {-1, 0, 1}
    assert set(table.periods.values()) == {CalendarKind.WEEK_AWAY, CalendarKind.MONTH_AWAY, CalendarKind.YEAR_AWAY}


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        pytest.param("w październiku", "pl", ("październiku", CalendarKind.MONTH, 10, True), id="pl case"),
        pytest.param("pani Maja", "pl", ("Maja", CalendarKind.MONTH, 5, False), id="pl a name like a month"),
        pytest.param(
            "w roku ubiegłym", "pl", ("roku ubiegłym", CalendarKind.YEAR_AWAY, -1, True), id="pl either order"
        ),
        pytest.param("в субботу", "ru", ("субботу", CalendarKind.WEEKDAY, 6, True), id="ru case"),
        pytest.param("среды", "ru", ("среды", CalendarKind.WEEKDAY, 3, False), id="ru a weekday and another word"),
        pytest.param("У п’ятницю", "uk", ("п’ятницю", CalendarKind.WEEKDAY, 5, True), id="uk apostrophe"),
        pytest.param("летась", "be", ("летась", CalendarKind.YEAR_AWAY, -1, True), id="be last year"),
        pytest.param("сәрсенбіде", "kk", ("сәрсенбіде", CalendarKind.WEEKDAY, 3, True), id="kk ending"),
        pytest.param(
            "қазан айында", "kk", ("қазан", CalendarKind.MONTH, 10, True), id="kk the word month makes it sure"
        ),
        pytest.param("der Mai", "de", ("Mai", CalendarKind.MONTH, 5, True), id="de"),
        pytest.param("červenec", "cs", ("červenec", CalendarKind.MONTH, 7, True), id="cs not June"),
        pytest.param("příští týden", "cs", ("příští týden", CalendarKind.WEEK_AWAY, 1, True), id="cs next week"),
        pytest.param("in May", "en", ("May", CalendarKind.MONTH, 5, True), id="en after a preposition"),
        pytest.param("said May", "en", ("May", CalendarKind.MONTH, 5, False), id="en perhaps a name"),
        pytest.param("Friday’s", "en", ("Friday’s", CalendarKind.WEEKDAY, 5, True), id="en possessive"),
    ],
)
def test_a_word(text: str, lang: str, wanted: tuple[str, CalendarKind, int, bool]) -> None:
    assert said(text, lang) == [wanted]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("it may march on", "en", id="en verbs have no capital"),
        pytest.param("w środowisku", "pl", id="pl a longer word"),
        pytest.param("im Märzen", "xx", id="no table"),
    ],
)
def test_no_word(text: str, lang: str) -> None:
    assert said(text, lang) == []
