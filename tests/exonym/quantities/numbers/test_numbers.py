from fractions import Fraction

import pytest

from exonym.quantities.numbers import LANGUAGES, Number, Written, find_numbers, single
from exonym.quantities.numbers.tables import number_table


def stated(text: str, lang: str) -> list[Number]:
    return [n for n in find_numbers(text, lang) if n.written in (Written.DIGITS, Written.WORDS)]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        pytest.param("1,5 miliona", "pl", "1500000", id="pl decimal comma and scale"),
        pytest.param("12 500", "pl", "12500", id="pl thousands by space"),
        pytest.param("12\u00a0500,75", "pl", "12500.75", id="no-break space, decimals"),
        pytest.param("1 mln 200 tys.", "pl", "1200000", id="two scales add up"),
        pytest.param("sto dwadzieścia pięć", "pl", "125", id="pl words"),
        pytest.param("1.500", "de", "1500", id="de thousands"),
        pytest.param("1.234.567,8", "de", "1234567.8", id="de both separators"),
        pytest.param("einundzwanzig", "de", "21", id="de units before tens"),
        pytest.param("dvaadvacet", "cs", "22", id="cs units before tens"),
        pytest.param("10 mil. Kč", "cs", "10000000", id="cs millions"),
        pytest.param("10 mil od Brna", "cs", "10", id="cs miles"),
        pytest.param("двадцать пять тысяч", "ru", "25000", id="ru words and scale"),
        pytest.param("20-миллионный", "ru", "20000000", id="ru adjective of a scale"),
        pytest.param("п’ять мільйонів", "uk", "5000000", id="uk apostrophe"),
        pytest.param("дзвесце пяцьдзясят тысяч", "be", "250000", id="be words and scale"),
        pytest.param("паўтара мільёна", "be", "1500000", id="be one and a half"),
        pytest.param("он бес", "kk", "15", id="kk a unit goes on ten"),
        pytest.param("екі жүз елу мыңнан", "kk", "250000", id="kk words, scale and case"),
        pytest.param("бір жарым миллион", "kk", "1500000", id="kk one and a half"),
        pytest.param("jiyrma bes", "kk", "25", id="kk in Latin letters"),
        pytest.param("1,500", "en", "1500", id="en thousands"),
        pytest.param("1.5bn", "en", "1500000000", id="en scale letter"),
        pytest.param("two and a half million", "en", "2500000", id="en and a half"),
        pytest.param("half a million", "en", "500000", id="en half of"),
        pytest.param("two hundred and five thousand", "en", "205000", id="en hundreds of thousands"),
        pytest.param("one million two hundred thousand", "en", "1200000", id="en scales add up"),
        pytest.param("thirty-one", "en", "31", id="en hyphen"),
        pytest.param("7", "xx", "7", id="a language without a table"),
    ],
)
def test_one_number(text: str, lang: str, value: str) -> None:
    found = stated(text, lang)
    assert [single(number.ways) for number in found] == [Fraction(value)]


@pytest.mark.parametrize(
    ("text", "lang", "values"),
    [
        pytest.param("18:30", "pl", {6, 18, 30}, id="a time by either clock"),
        pytest.param("6 p.m.", "en", {6, 18}, id="half of the day, no million"),
        pytest.param("5.30pm", "en", {5, 17, 30}, id="a time with a full stop"),
        pytest.param("the 1990s", "en", {1990, 90}, id="a decade"),
        pytest.param("the 2000s", "en", {2000, 0, 21}, id="a century's first years"),
        pytest.param("SS19", "en", {19, 1919, 2019}, id="a short year"),
        pytest.param("1941–45", "en", {1941, 45, 1945}, id="a range of years"),
        pytest.param("2019/20", "en", {2019, 20, 2020}, id="a season"),
        pytest.param("15.09.2020", "pl", {15, 9, 2020}, id="a date"),
        pytest.param("2-3 mln", "pl", {2, 2_000_000, 3_000_000}, id="a range shares its scale"),
        pytest.param("0,0,0.,.", "en", {0}, id="nonsense"),
        pytest.param("6000K", "en", {6000, 6_000_000}, id="thousands or kelvins"),
        pytest.param("+48 22 555 12 12 and 7", "en", {7}, id="a telephone number is none"),
    ],
)
def test_every_value(text: str, lang: str, values: set[int]) -> None:
    found = stated(text, lang)
    assert set().union(*(number.values for number in found)) == values


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        pytest.param("XX wiek", "pl", 20, id="Roman"),
        pytest.param("trzynastokrotnie", "pl", 13, id="pl fold"),
        pytest.param("двадцатипятилетний", "ru", 25, id="ru compound age"),
        pytest.param("the third", "en", 3, id="ordinal"),
    ],
)
def test_hints(text: str, lang: str, value: int) -> None:
    assert any(value in number.values for number in find_numbers(text, lang) if number.written is Written.HINT)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_names_every_number_to_twenty_and_all_tens(lang: str) -> None:
    table = number_table(lang)
    teens = () if table.ten_takes_units else range(11, 20)
    assert set(table.cardinals.values()) >= {*range(11), *teens, *range(20, 100, 10)}


def test_spans_are_where_the_number_stands() -> None:
    text = "Around 1.5 million people; twenty-five left."
    assert [number.span.of(text) for number in stated(text, "en")] == ["1.5 million", "twenty-five"]
