"""The list of names that readers see: who is meant, on evidence, and nothing that is no name."""

from __future__ import annotations

import pytest

from exonym.model import NameEntry, Pair, Segment, Span
from exonym.names.identity.ledger import build_ledger
from exonym.names.identity.listing import list_names
from tests.exonym.names.texts import pair_of

Listed = list[tuple[str, str | None, list[str]]]


def listed(lang: str, *lines: tuple[str, str]) -> Listed:
    pair, segments = pair_of(lang, *lines)
    return shown(list_names(build_ledger(pair, segments), pair, segments))


def shown(entries: tuple[NameEntry, ...]) -> Listed:
    return [(entry.entity, entry.house, [form.text for form in entry.target_forms]) for entry in entries]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        pytest.param(
            "Запад против, сказал Алексей Навальный.",
            "The West is against it, said Alexei Navalny.",
            [("Alexei Navalny", "Alexei Navalny", ["Alexei Navalny"])],
            id="a direction is no rapper",
        ),
        pytest.param(
            "В мае он приехал в Москву.",
            "In May he came to Moscow.",
            [("Moscow", "Moscow", ["Moscow"])],
            id="a month is no prime minister",
        ),
        pytest.param(
            "Это сообщил премьер-министр Индии Нарендра Моди.",
            "This was said by Indian Prime Minister Narendra Modi.",
            [("Narendra Modi", "Narendra Modi", ["Narendra Modi"])],
            id="titles and peoples are no part of a name",
        ),
        pytest.param(
            "Невролог оценил это в Лондоне.",
            "Neurologist assessed this in London.",
            [("London", "London", ["London"])],
            id="a profession is no name",
        ),
        pytest.param(
            "Власти КНР молчат, в Китае тихо.",
            "The authorities of China are silent, it is quiet in China.",
            [("China", "China", ["China"])],
            id="a country keeps the name by which it is called",
        ),
        pytest.param(
            "Об этом пишет South China Morning Post.",
            "South China Morning Post writes about it.",
            [("South China Morning Post", "South China Morning Post", ["South China Morning Post"])],
            id="a title that stands in the source is one name",
        ),
        pytest.param(
            "Розанна Барнард из Лондона довольна.",
            "Roseanne Barnard from London is pleased.",
            [("Barnard", "Barnard", ["Roseanne Barnard"]), ("London", "London", ["London"])],
            id="another given name is another person",
        ),
        pytest.param(
            "Посол Украины Андрей Мельник в Берлине.",
            "Ambassador of Ukraine Andriy Melnyk in Berlin.",
            [("Ukraine", "Ukraine", ["Ukraine"]), ("Andrij Melnyk", "Andrij Melnyk", ["Andriy Melnyk"]),
             ("Berlin", "Berlin", ["Berlin"])],
            id="a country before a person is a name of its own",
        ),
    ],
)  # fmt: skip
def test_names_are_listed_with_who_is_meant(source: str, target: str, expected: Listed) -> None:
    assert listed("ru", (source, target)) == expected


def test_two_people_with_one_surname_are_two() -> None:
    found = listed(
        "ru",
        ("Выступил Владимир Кличко.", "Wladimir Klitschko spoke."),
        ("Виталий Кличко молчал.", "Vitali Klitschko was silent."),
    )
    assert [entity for entity, _, _ in found] == ["Wladimir Klitschko", "Vitali Klitschko"]


def test_without_a_source_a_whole_name_is_an_identity_and_a_word_is_none() -> None:
    target = "He met Kassym-Jomart Tokayev in May."
    pair = Pair(target)
    segments = [Segment(0, None, Span(0, len(target)))]
    ledger = build_ledger(pair, segments)
    assert [entity for entity, _, _ in shown(list_names(ledger, pair, segments))] == ["Kassym-Jomart Tokayev"]
