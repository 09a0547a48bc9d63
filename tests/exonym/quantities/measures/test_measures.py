import pytest

from exonym.quantities.measures import LANGUAGES, find_measures, kind_of, load_english_units, measures_alike
from exonym.quantities.measures.tables import symbols_after, symbols_before, unit_table


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_has_the_commonest_units_and_every_unit_measures_something(lang: str) -> None:
    table = unit_table(lang)
    units = frozenset().union(*table.words.values(), *table.stems.values())
    assert units >= {
        "dollar",
        "euro",
        "pound",
        "ruble",
        "m",
        "km",
        "mile",
        "kg",
        "tonne",
        "hectare",
        "percent",
        "times",
    }
    assert units >= {"second", "minute", "hour", "day", "week", "month", "year", "celsius", "fahrenheit"}
    assert all(kind_of(unit) for unit in units)
    assert all(word == word.lower() for word in (*table.words, *table.stems))


def test_every_symbol_measures_something() -> None:
    for symbols in (symbols_before(), symbols_after()):
        assert all(kind_of(unit) for units in symbols.units.values() for unit in units)


def test_english_has_a_plural_for_every_unit() -> None:
    assert {unit for unit, words in load_english_units().items() if len(words) < 2} == set()


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        pytest.param("40 mln zł", "pl", [("zł", {"zloty"})], id="pl after a scale"),
        pytest.param("5 kilometrów kwadratowych", "pl", [("kilometrów", {"km2"})], id="pl square after"),
        pytest.param("30 stopni Celsjusza", "pl", [("Celsjusza", {"celsius"})], id="pl a second word says which"),
        pytest.param("10 mil", "cs", [("mil", {"mile"})], id="cs miles, no millions"),
        pytest.param("50 американских долларов", "ru", [("долларов", {"dollar"})], id="ru a country's dollars"),
        pytest.param("80-кілометрова", "uk", [("кілометрова", {"km"})], id="uk adjective"),
        pytest.param("3 рублі", "be", [("рублі", {"ruble"})], id="be"),
        pytest.param("90 миллион теңге", "kk", [("теңге", {"tenge"})], id="kk"),
        pytest.param("80 Quadratkilometer", "de", [("Quadratkilometer", {"km2"})], id="de in one word"),
        pytest.param("$20 million", "en", [("$", {"dollar"})], id="en symbol before"),
        pytest.param("US$5", "en", [("US$", {"dollar"})], id="en the longest symbol"),
        pytest.param("3 square miles", "en", [("miles", {"sqmile"})], id="en square before"),
        pytest.param("20 °C", "en", [("°C", {"celsius"})], id="symbol after"),
        pytest.param("5 pounds", "en", [("pounds", {"pound", "lb"})], id="en money or weight"),
        pytest.param("2 to 3 weeks", "en", [("weeks", {"week"}), ("weeks", {"week"})], id="a range shares its unit"),
        pytest.param("the weeks of 2020", "en", [], id="no unit after the number"),
        pytest.param("20 km", "xx", [("km", {"km"})], id="symbols need no table"),
    ],
)
def test_measures(text: str, lang: str, wanted: list[tuple[str, set[str]]]) -> None:
    assert [(measure.span.of(text), measure.units) for measure in find_measures(text, lang)] == wanted


@pytest.mark.parametrize(
    ("units", "others", "alike"),
    [
        pytest.param({"km"}, {"mile"}, True, id="lengths"),
        pytest.param({"pound", "lb"}, {"kg"}, True, id="one of its meanings"),
        pytest.param({"km"}, {"hour"}, False, id="length and time"),
    ],
)
def test_measures_alike(units: set[str], others: set[str], alike: bool) -> None:
    assert measures_alike(units, others) is alike
