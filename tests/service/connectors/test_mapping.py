"""Mappings: which are whole, what they make of values, and languages as CMSs write them."""

from __future__ import annotations

from typing import Any

import pytest

from service.connectors import FIELDS, KINDS, Reader, check_mapping, is_language, language_of
from service.connectors.mapping import BOTH_SIDES, ONE_SIDE, fill_mapping
from service.errors import InvalidField

BOTH = {"source": "$.pl", "target": "$.en", "source_lang": "=pl", "target_lang": "=en"}
HALF = {"text": "$.html", "lang": "$.lang", "join_key": "$.group"}


def read(place: str, document: Any, name: str = "article_id", **expected: bool) -> str | None:
    reader = Reader({name: place}, document, lambda tag: tag in expected)
    return reader.read([name]).get(name)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kinds_own_mapping_is_whole(kind: str) -> None:
    check_mapping(fill_mapping(KINDS[kind].mapping, "en", ["pl"]))


def test_a_kind_that_looks_for_a_language_needs_it() -> None:
    with pytest.raises(InvalidField) as refused:
        fill_mapping(KINDS["contentful"].mapping, "en", [])
    assert refused.value.field == "source_langs"


@pytest.mark.parametrize(
    ("mapping", "field", "says"),
    [
        pytest.param({**BOTH, "body": "$.x"}, "mapping.body", "none of", id="an unknown field"),
        pytest.param({**BOTH, "url": "$.["}, "mapping.url", "no JSONPath", id="a malformed path"),
        pytest.param({**BOTH, "url": "x"}, "mapping.url", "no JSONPath", id="neither path nor literal"),
        pytest.param({**BOTH, "feed": "= "}, "mapping.feed", "1 to 200", id="an empty literal"),
        pytest.param({**BOTH, "when": "=yes"}, "mapping.when", "no JSONPath", id="a literal that is always there"),
        pytest.param({**BOTH, "text": "$.x"}, "mapping.source", "beside 'text'", id="both ways at once"),
        pytest.param({**BOTH, "join_key": "$.x"}, "mapping.join_key", "beside 'source'", id="a join key too many"),
        pytest.param({"article_id": "$.x"}, "mapping.source", "missing", id="neither way"),
        *(
            pytest.param({k: v for k, v in m.items() if k != name}, f"mapping.{name}", "missing", id=f"no {name}")
            for m, names in ((BOTH, BOTH_SIDES), (HALF, ONE_SIDE[1:]))
            for name in names
        ),
    ],
)
def test_a_mapping_that_is_not_whole_names_the_field(mapping: dict[str, str], field: str, says: str) -> None:
    with pytest.raises(InvalidField) as refused:
        check_mapping(mapping)
    assert refused.value.field == field
    assert says in refused.value.message


def test_every_field_may_be_mapped() -> None:
    about = {name: f"$.{name}" for name in set(FIELDS) - set(BOTH_SIDES) - set(ONE_SIDE)}
    check_mapping({**BOTH, **about})
    check_mapping({**HALF, **about})


@pytest.mark.parametrize(
    ("value", "name", "text"),
    [
        pytest.param("x", "article_id", "x", id="a text"),
        pytest.param(4711, "article_id", "4711", id="a number"),
        pytest.param(1.5, "revision", "1.5", id="a fraction"),
        pytest.param(2**70, "article_id", str(2**70), id="a large number"),
        pytest.param(["a", "b"], "text", "a\n\nb", id="paragraphs"),
        pytest.param(None, "title", None, id="a title that is null"),
        pytest.param("", "title", None, id="an empty title"),
        pytest.param("t" * 300, "title", "t" * 200, id="a long title is cut"),
    ],
)
def test_a_value_becomes_text(value: Any, name: str, text: str | None) -> None:
    assert read("$.v", {"v": value}, name) == text


@pytest.mark.parametrize(
    ("value", "name", "says"),
    [
        pytest.param(None, "article_id", "$.v leads nowhere", id="null"),
        pytest.param("", "article_id", "$.v leads nowhere", id="an empty id"),
        pytest.param(" ", "join_key", "$.v leads nowhere", id="a blank join key"),
        pytest.param("", "revision", "$.v leads nowhere", id="an empty revision"),
        pytest.param(True, "article_id", "$.v leads to true", id="a truth value"),
        pytest.param({"a": 1}, "text", "$.v leads to an object", id="an object"),
        pytest.param(["a", 1], "text", "$.v leads to a list", id="a list of more than texts"),
        pytest.param(["a"], "article_id", "$.v leads to a list", id="a list for an id"),
        pytest.param("x" * 201, "revision", "201 characters; at most 200", id="a long revision"),
        pytest.param("x" * 2001, "url", "2001 characters; at most 2000", id="a long address"),
        pytest.param("x" * 36, "lang", "36 characters; at most 35", id="a long language"),
        pytest.param("a\0b", "join_key", "U+0000", id="NUL"),
        pytest.param("a\ud800", "title", "U+D800", id="half a character"),
    ],
)
def test_a_value_that_cannot_be_text_names_its_path(value: Any, name: str, says: str) -> None:
    with pytest.raises(InvalidField) as refused:
        read("$.v", {"v": value}, name)
    assert refused.value.field == f"mapping.{name}"
    assert says in refused.value.message


def test_several_values_are_paragraphs_of_a_text_and_too_many_of_an_id() -> None:
    document = {"v": [{"t": "a"}, {"t": "b"}], "same": ["x", "x"]}
    assert read("$.v[*].t", document, "text") == "a\n\nb"
    assert read("$.same[*]", document) == "x"
    with pytest.raises(InvalidField, match="2 different values"):
        read("$.v[*].t", document)


def test_of_several_languages_the_expected_one_counts() -> None:
    tags = {"tags": ["Politics", "#PL", "#en"]}
    assert read("$.tags[*]", tags, "lang", en=True) == "en"
    assert read("$.tags[*]", tags, "lang") == "politics", "and else the first"


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        pytest.param({"on": "yes"}, True, id="there"),
        pytest.param({"on": 0}, True, id="a zero is something"),
        pytest.param({"on": None}, False, id="null"),
        pytest.param({"on": False}, False, id="false"),
        pytest.param({}, False, id="not there"),
    ],
)
def test_an_event_is_wanted_when_a_path_leads_somewhere(document: dict[str, Any], wanted: bool) -> None:
    assert Reader({"when": "$.on"}, document, lambda _: True).is_wanted() is wanted


@pytest.mark.parametrize(
    ("written", "tag"),
    [("pl", "pl"), ("PL", "pl"), ("en_US", "en-US"), ("en-us", "en-US"), ("#pl", "pl"), (" sr-Latn ", "sr-Latn")],
)
def test_languages_are_understood_as_cmss_write_them(written: str, tag: str) -> None:
    assert language_of(written) == tag


@pytest.mark.parametrize(
    ("tag", "wanted", "same"),
    [("en", "en", True), ("en-US", "en", True), ("en", "en-US", False), ("enm", "en", False), ("en-us", "en-US", True)],
)
def test_a_regional_language_is_the_language_too(tag: str, wanted: str, same: bool) -> None:
    assert is_language(tag, wanted) is same
