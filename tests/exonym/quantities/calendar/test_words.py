import pytest

from exonym.quantities.calendar import LANGUAGES, Kind, calendar_table, calendar_words


def said(text: str, lang: str) -> list[tuple[str, Kind, int, bool]]:
    return [(word.span.of(text), word.kind, word.value, word.sure) for word in calendar_words(text, lang)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_names_all_months_weekdays_and_nearest_days(lang: str) -> None:
    table = calendar_table(lang)
    meanings = {(meaning.kind, meaning.value) for meaning in (*table.words.values(), *table.stems.values())}
    assert {value for kind, value in meanings if kind is Kind.MONTH} == set(range(1, 13))
    assert {value for kind, value in meanings if kind is Kind.WEEKDAY} == set(range(1, 8))
    assert {value for kind, value in meanings if kind is Kind.DAY} >= {-1, 0, 1}
    assert set(table.periods.values()) == {Kind.WEEK_AWAY, Kind.MONTH_AWAY, Kind.YEAR_AWAY}


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        pytest.param("w październiku", "pl", ("październiku", Kind.MONTH, 10, True), id="pl case"),
        pytest.param("pani Maja", "pl", ("Maja", Kind.MONTH, 5, False), id="pl a name like a month"),
        pytest.param("w roku ubiegłym", "pl", ("roku ubiegłym", Kind.YEAR_AWAY, -1, True), id="pl either order"),
        pytest.param("в субботу", "ru", ("субботу", Kind.WEEKDAY, 6, True), id="ru case"),
        pytest.param("среды", "ru", ("среды", Kind.WEEKDAY, 3, False), id="ru a weekday and another word"),
        pytest.param("У п’ятницю", "uk", ("п’ятницю", Kind.WEEKDAY, 5, True), id="uk apostrophe"),
        pytest.param("летась", "be", ("летась", Kind.YEAR_AWAY, -1, True), id="be last year"),
        pytest.param("сәрсенбіде", "kk", ("сәрсенбіде", Kind.WEEKDAY, 3, True), id="kk ending"),
        pytest.param("қазан айында", "kk", ("қазан", Kind.MONTH, 10, True), id="kk the word month makes it sure"),
        pytest.param("der Mai", "de", ("Mai", Kind.MONTH, 5, True), id="de"),
        pytest.param("červenec", "cs", ("červenec", Kind.MONTH, 7, True), id="cs not June"),
        pytest.param("příští týden", "cs", ("příští týden", Kind.WEEK_AWAY, 1, True), id="cs next week"),
        pytest.param("in May", "en", ("May", Kind.MONTH, 5, True), id="en after a preposition"),
        pytest.param("said May", "en", ("May", Kind.MONTH, 5, False), id="en perhaps a name"),
        pytest.param("Friday’s", "en", ("Friday’s", Kind.WEEKDAY, 5, True), id="en possessive"),
    ],
)
def test_a_word(text: str, lang: str, wanted: tuple[str, Kind, int, bool]) -> None:
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
