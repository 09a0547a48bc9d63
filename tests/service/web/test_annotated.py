"""Texts with markup among them: what is checked, and where that stands in what was sent."""

from __future__ import annotations

import json

import pytest

from service.errors import InvalidField
from service.web.annotated import read_annotated


def sent(*parts: dict[str, str]) -> str:
    return "".join(part.get("text", part.get("markup", "")) for part in parts)


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([{"text": "the word"}], id="no markup"),
        pytest.param([{"markup": "<p>"}, {"text": "a "}, {"markup": "<b>"}, {"text": "word"}], id="before it"),
        pytest.param([{"text": "a word"}, {"markup": "</b>"}, {"text": " more"}], id="behind it"),
        pytest.param(
            [{"text": "\U0001f600"}, {"markup": "<br>", "interpretAs": "\n"}, {"text": "word"}], id="what it stands for"
        ),
        pytest.param([{"markup": "<i>"}, {"markup": "\U0001f600"}, {"text": ""}, {"text": "word"}], id="empty pieces"),
    ],
)
def test_places_are_those_in_what_was_sent(parts: list[dict[str, str]]) -> None:
    read = read_annotated(json.dumps({"annotation": parts}))
    before = len(read.text[: read.text.index("word")].encode("utf-16-le")) // 2
    offset, length = read.place_of(before, 4)
    whole = sent(*parts).encode("utf-16-le")
    assert whole[2 * offset : 2 * (offset + length)].decode("utf-16-le") == "word"


def test_words_that_markup_parts_are_marked_with_it() -> None:
    read = read_annotated(json.dumps({"annotation": [{"text": "wo"}, {"markup": "<b>"}, {"text": "rd"}]}))
    assert (read.text, read.place_of(0, 4)) == ("word", (0, 7))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param("{", "annotation", id="no JSON"),
        pytest.param("[]", "annotation", id="a list"),
        pytest.param("{}", "annotation", id="no annotation"),
        pytest.param('{"annotation": [{"text": 7}]}', "annotation", id="a number"),
        pytest.param("[" * 100_000, "annotation", id="nested too deep"),
        pytest.param('{"annotation": [{"text": "a\\u0000"}]}', "NUL", id="a NUL"),
        pytest.param(json.dumps({"annotation": [{"text": "x" * 300_000}] * 2}), "600000", id="too long"),
    ],
)
def test_what_is_no_annotated_text_is_refused(data: str, says: str) -> None:
    with pytest.raises(InvalidField, match=says) as error:
        read_annotated(data)
    assert error.value.field == "data"
