"""One entry an entity, with every form of it in both texts."""

from __future__ import annotations

from dataclasses import replace

from exonym.model import Ledger, NameEntry, Pair, Segment, Span
from exonym.names.identity.ledger import build_ledger

SOURCE = (
    "Kasym-Żomart Tokajew przybył w środę do Moskwy.",
    "Tokajew spotkał się z Putinem, a minister Satkalijew milczał.",
)
TARGET = (
    "On Wednesday Kassym-Jomart Tokayev arrived in Moscow.",
    "Tokaev met Putin, and the minister Satkalijew was silent.",
)


def pair_of(source: tuple[str, ...] | None, target: tuple[str, ...]) -> tuple[Pair, tuple[Segment, ...]]:
    spans = [spans_of(lines) if lines else [None] * len(target) for lines in (source, target)]
    segments = tuple(Segment(i, s, t) for i, (s, t) in enumerate(zip(*spans, strict=True)))
    text = "\n".join(source) if source else None
    return Pair(target="\n".join(target), source=text, source_lang="pl" if source else None), segments


def spans_of(lines: tuple[str, ...]) -> list[Span | None]:
    starts = [sum(len(line) + 1 for line in lines[:i]) for i in range(len(lines))]
    return [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]


def ledger(source: tuple[str, ...] | None = SOURCE, target: tuple[str, ...] = TARGET) -> Ledger:
    return build_ledger(*pair_of(source, target))


def entry(found: Ledger, entity: str) -> NameEntry:
    return next(e for e in found.entries if e.entity == entity)


def test_a_person_is_one_entry_under_every_spelling() -> None:
    tokayev = entry(ledger(), "Kassym-Jomart Tokayev")
    assert [f.text for f in tokayev.source_forms] == ["Kasym-Żomart Tokajew", "Tokajew"]
    assert [f.text for f in tokayev.target_forms] == ["Kassym-Jomart Tokayev", "Tokaev"]


def test_the_house_spelling_says_where_it_comes_from() -> None:
    found = ledger()
    assert (entry(found, "Kassym-Jomart Tokayev").house_from, entry(found, "Moscow").house) == ("namebook", "Moscow")


def test_a_surname_is_not_the_acronym_of_its_letters() -> None:
    found = ledger(("Powiedział to Grzegorz Bal.",), ("Grzegorz Bal said so.",))
    assert [(e.entity, e.house_from) for e in found.entries] == [("Bal", "article")]


def test_the_house_never_writes_what_a_rule_calls_wrong() -> None:
    pair, segments = pair_of(("Губернатор Джон Кейсик приехал.",), ("Governor John Keisik arrived.",))
    found = build_ledger(replace(pair, source_lang="ru"), segments)
    assert entry(found, "Kasich").house == "Kasich"


def test_ordinary_capitals_are_no_names() -> None:
    assert not any("Wednesday" in form.text for e in ledger().entries for form in e.target_forms)


def test_spans_are_slices_of_the_texts() -> None:
    pair, segments = pair_of(SOURCE, TARGET)
    for found in build_ledger(pair, segments).entries:
        assert all(m.span.of(pair.source or "") == m.text for m in found.source)
        assert all(m.span.of(pair.target) == m.text for m in found.target)


def test_without_a_source_there_are_target_forms_only() -> None:
    found = ledger(source=None)
    assert found.entries
    assert not any(e.source or e.links for e in found.entries)


def test_no_text_no_names() -> None:
    assert build_ledger(Pair(target="nothing here"), (Segment(0, None, Span(0, 12)),)).entries == ()
