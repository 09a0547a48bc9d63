"""The packaged namebook is sound, and is found in by form, by word and by English spelling."""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from exonym.errors import InvalidConfig
from exonym.model import Kind
from exonym.names.namebook import FILES, NamebookEntry, form_key, namebook, read_namebook

CYRILLIC = {"ru", "uk", "be", "kk", "bg", "sr"}
# An acronym of several meanings has an entry for each.
KINDS_OF_ONE_MEANING = [kind for kind in Kind if kind not in (Kind.ACRONYM, Kind.OTHER)]


def scripts(text: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}


def entries(kind: Kind) -> list[NamebookEntry]:
    return [entry for entry in namebook().entries if entry.kind is kind]


@pytest.mark.parametrize("kind", FILES.values())
def test_every_kind_has_entries(kind: Kind) -> None:
    assert entries(kind)


@pytest.mark.parametrize("kind", KINDS_OF_ONE_MEANING)
def test_a_form_stands_for_one_house_spelling_within_a_kind(kind: Kind) -> None:
    houses = defaultdict(set)
    for entry in entries(kind):
        for lang, forms in entry.forms.items():
            for form in forms:
                houses[lang, form_key(form)].add(entry.house)
    assert {form: found for form, found in houses.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", FILES.values())
def test_a_house_spelling_has_one_entry_within_a_kind_unless_an_acronym_has_several_readings(kind: Kind) -> None:
    seen = defaultdict(list)
    for entry in entries(kind):
        seen[entry.house].append(entry)
    assert [house for house, found in seen.items() if len(found) > 1] == []


def test_english_spellings_are_latin() -> None:
    assert [e.house for e in namebook().entries if any(scripts(spelling) - {"LATIN"} for spelling in e.english)] == []


def test_no_form_mixes_alphabets_or_is_in_the_wrong_one() -> None:
    wrong = []
    for entry in namebook().entries:
        for lang, forms in entry.forms.items():
            # Regnal numbers are Latin everywhere (Лев XIV).
            words = [word for form in forms for word in re.split(r"[\s-]+", form)]
            allowed = {"CYRILLIC"} if lang in CYRILLIC else {"LATIN"}
            latin_number = re.compile(r"[IVX]+\.?")
            wrong += [(lang, word) for word in words if scripts(word) - allowed and not latin_number.fullmatch(word)]
    assert wrong == []


def test_no_spelling_is_listed_twice_in_an_entry() -> None:
    lists = [
        (entry.house, spellings) for entry in namebook().entries for spellings in (entry.english, *entry.forms.values())
    ]
    assert [item for item in lists if len(set(item[1])) < len(item[1])] == []


@pytest.mark.parametrize(
    ("form", "lang", "house"),
    [
        pytest.param("Kasym-Żomart Tokajew", "pl", "Kassym-Jomart Tokayev", id="full name"),
        pytest.param("KASYM-ŻOMART TOKAJEW", "pl", "Kassym-Jomart Tokayev", id="headline capitals"),
        pytest.param("Михаил Горбачев", "ru", "Mikhail Gorbachev", id="ё written as е"),
        pytest.param("В’ячеслав Володін", "uk", "Vyacheslav Volodin", id="typographic apostrophe"),
        pytest.param("«Газпром»", "ru", "Gazprom", id="in quotation marks"),
        pytest.param("партия «Яблоко»", "ru", "Yabloko", id="a part in quotation marks"),
        pytest.param("Lwów", "pl", "Lviv", id="an exonym"),
        pytest.param("Lemberg", "de", "Lviv", id="an exonym of another language"),
        pytest.param("Mikołajów", "pl", "Mykolaiv", id="a city of Ukraine in Polish"),
        pytest.param("Izwiestia", "pl", "Izvestia", id="a newspaper"),
        pytest.param("Prawo i Sprawiedliwość", "pl", "Law and Justice", id="a party"),
        pytest.param("МВД", "ru", "MIA", id="an acronym"),
        pytest.param("Владимир Зеленский", "ru", "Volodymyr Zelenskyy", id="a Ukrainian in Russian"),
        pytest.param("Volodymyr Zelensky", "en", "Volodymyr Zelenskyy", id="an accepted English spelling"),
    ],
)
def test_find(form: str, lang: str, house: str) -> None:
    assert [entry.house for entry in namebook().find(form, lang)] == [house]


@pytest.mark.parametrize(
    ("form", "lang"),
    [
        pytest.param("Kasym-Żomart Tokajew", "de", id="another language's form"),
        pytest.param("Tokajew", "pl", id="a part of a name"),
        pytest.param("", "pl", id="nothing"),
        pytest.param("Владимир Зеленскии", "ru", id="и is not й"),
        pytest.param("Правда", "ru", id="an everyday word"),
    ],
)
def test_find_nothing(form: str, lang: str) -> None:
    assert namebook().find(form, lang) == ()


@pytest.mark.parametrize(
    ("acronym", "lang", "readings"),
    [
        pytest.param("МКС", "ru", {"ICC", "ISS"}, id="a court and a space station"),
        pytest.param("GUS", "de", {"CIS"}, id="the Commonwealth in German"),
        pytest.param("GUS", "pl", {"Statistics Poland"}, id="the statistics office in Polish"),
        pytest.param("MSWiA", "pl", {"MIA"}, id="lower case within"),
        pytest.param("МОН", "uk", {"Ministry of Education"}, id="education in Ukrainian"),
        pytest.param("MON", "pl", {"Ministry of Defence"}, id="defence in Polish"),
    ],
)
def test_all_readings_of_an_acronym_are_found(acronym: str, lang: str, readings: set[str]) -> None:
    assert {entry.house for entry in namebook().find(acronym, lang)} == readings


@pytest.mark.parametrize(
    "rendering",
    ["MVS", "Interior Ministry", "Ministry of Internal Affairs", "Ministry of the Interior", "interior minister"],
)
def test_an_acronym_may_be_given_in_words(rendering: str) -> None:
    (entry,) = namebook().find("МВС", "uk")
    assert entry in namebook().find(rendering, "en")


@pytest.mark.parametrize(
    ("word", "lang", "house", "index"),
    [
        pytest.param("Tokajew", "pl", "Kassym-Jomart Tokayev", 1, id="surname"),
        pytest.param("Токаєв", "uk", "Kassym-Jomart Tokayev", 1, id="surname in Cyrillic"),
        pytest.param("Żomart", "pl", None, 0, id="a part of a hyphenated word is no word"),
        pytest.param("Вэнс", "ru", None, 0, id="words do not correspond one to one"),
    ],
)
def test_find_word(word: str, lang: str, house: str | None, index: int) -> None:
    found = [(entry.house, place) for entry, place in namebook().find_word(word, lang)]
    assert found == ([(house, index)] if house else [])


def test_a_surname_of_several_people_finds_them_all() -> None:
    found = {entry.house for entry, _ in namebook().find_word("Качинський", "uk")}
    assert found == {"Jarosław Kaczyński", "Lech Kaczyński", "Ted Kaczynski"}


@pytest.mark.parametrize(
    ("text", "right"), [("Kassym-Jomart Tokayev", True), ("Qasym-Jomart Toqaev", True), ("Tokajew", False)]
)
def test_is_house(text: str, right: bool) -> None:
    assert namebook().is_house(text) is right


@pytest.mark.parametrize(
    ("word", "right"),
    [("Tokayev", True), ("Kassym-Jomart", True), ("Jomart", True), ("Tokaev", False), ("Satkalijew", False)],
)
def test_house_words(word: str, right: bool) -> None:
    assert (word in namebook().house_words()) is right


def test_letters_that_fold_alike_in_other_alphabets_stay_apart_in_cyrillic() -> None:
    assert len({form_key(word) for word in ("Краі", "Край", "Краї", "Краи")}) == 4
    assert form_key("Łódź") != form_key("Łóżo")
    assert form_key("Düsseldorf") == form_key("DUSSELDORF")


def write(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    first = read_namebook(write(tmp_path, "places.yaml", "- {house: Lviv, pl: [Lwów]}\n"))
    same = read_namebook(tmp_path)
    other = read_namebook(write(tmp_path, "places.yaml", "- {house: Lviv, pl: [Lwów], de: [Lemberg]}\n"))
    assert first.entries == same.entries == (NamebookEntry("Lviv", Kind.PLACE, (), {"pl": ("Lwów",)}),)
    assert first.version == same.version
    assert re.fullmatch("[0-9a-f]{12}", first.version)
    assert other.version != first.version


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        pytest.param("persons.yaml", "[]", r"persons\.yaml: is not a file of the namebook", id="unknown file"),
        pytest.param("places.yaml", "- {house: ", r"places\.yaml: is not YAML", id="not YAML"),
        pytest.param("places_world.json", "[", r"places_world\.json: is not JSON", id="not JSON"),
        pytest.param("places.yaml", "house: Lviv", r"places\.yaml: must be a list", id="not a list"),
        pytest.param("places.yaml", "- {pl: [Lwów]}", r"places\.yaml, entry 1: .*'house'", id="no house spelling"),
        pytest.param("places.yaml", "- {house: ' Lviv', pl: [Lwów]}", "'house'", id="white space around"),
        pytest.param("places.yaml", "- {house: Lviv}", r"entry 1 \(Lviv\): has no form", id="no form"),
        pytest.param(
            "places.yaml", "- {house: Lviv, pl: Lwów}", r"\(Lviv\): 'pl' must be a list", id="form not a list"
        ),
        pytest.param(
            "places.yaml", "- {house: Lviv, pl: }", r"\(Lviv\): 'pl' must be a list", id="nothing in a language"
        ),
        pytest.param("places.yaml", "- {house: Lviv, polish: [Lwów]}", "'polish' is neither", id="no language code"),
        pytest.param(
            "places.yaml", "- {house: Lviv, en: [Lviv]}", "'en' is neither", id="English is house and accepted"
        ),
    ],
)
def test_malformed(tmp_path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(InvalidConfig, match=message):
        read_namebook(write(tmp_path, name, text))


def test_what_yaml_takes_for_a_truth_value_is_a_name_here(tmp_path: Path) -> None:
    (entry,) = read_namebook(write(tmp_path, "acronyms.yaml", "- {house: NO, pl: [ON, 1]}\n")).entries
    assert (entry.house, entry.forms) == ("NO", {"pl": ("ON", "1")})


def test_an_empty_folder_is_no_namebook(tmp_path: Path) -> None:
    with pytest.raises(InvalidConfig, match="holds no namebook"):
        read_namebook(tmp_path)
