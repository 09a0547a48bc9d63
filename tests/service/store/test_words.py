"""What a word is, and what somebody's words are taken for."""

from __future__ import annotations

import pytest

from exonym.model import Format
from service.store.words import LONGEST_WORD, query_words, words_of, words_of_texts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kasym-Żomart TOKAJEW,", ["kasym", "tokajew", "zomart"], id="case, hyphens, diacritics"),
        pytest.param("Łódź Wałęsa Đoković", ["dokovic", "lodz", "walesa"], id="strokes through letters"),
        pytest.param("Z\u0307umabekow", ["zumabekow"], id="a mark after its letter"),
        pytest.param("Istia\u00adnews zero\u200bwidth", ["istianews", "zerowidth"], id="what nobody sees"),
        pytest.param("Токаев прибыл; ЁЛКА", ["елка", "прибыл", "токаев"], id="Cyrillic"),
        pytest.param("Straße, ΑΘΗΝΑΣ", ["strasse", "αθηνασ"], id="letters that case folding changes"),
        pytest.param("托卡耶夫", ["卡耶", "夫", "托卡", "耶夫"], id="Chinese by neighbours"),
        pytest.param("G7峰会2026", ["2026", "g7", "会", "峰会"], id="Latin among Chinese"),
        pytest.param("मोदी दिल्ली", ["दिल्ली", "मोदी"], id="vowel signs"),
        pytest.param("김정은", ["김정은"], id="Korean, which has spaces"),
        pytest.param('\'); DROP TABLE "audits" --', ["audits", "drop", "table"], id="no marks"),
        pytest.param("… — !?", [], id="nothing"),
        pytest.param("w" * 99, ["w" * LONGEST_WORD], id="a long one by its beginning"),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_of([text]) == sorted(words)


def test_words_are_those_that_readers_see() -> None:
    assert words_of_texts("<p class=lead>An <b>exo</b>nym", "<i>x", Format.HTML) == ["an", "exonym", "x"]
    assert words_of_texts("<p>", None, Format.TEXT) == ["p"]


def test_words_are_kept_up_to_a_limit() -> None:
    words = words_of([" ".join(f"{number:06}" for number in range(10_000))], most_bytes=600)
    assert len(words) == 100


@pytest.mark.parametrize(
    ("typed", "whole", "beginning"),
    [
        pytest.param("Tokaj", (), "tokaj", id="one word is a beginning"),
        pytest.param("president TOKAJ", ("president",), "tokaj", id="the last is a beginning"),
        pytest.param("the the th", ("the",), "th", id="each once"),
        pytest.param("plan B", ("plan", "b"), None, id="a single letter is a whole word"),
        pytest.param("托卡耶", ("托卡", "卡耶"), None, id="Chinese by neighbours"),
        pytest.param("托", (), "托", id="one Chinese character begins a pair"),
        pytest.param("托卡 Tokaj", ("托卡",), "tokaj", id="two scripts"),
        pytest.param('"a b" OR -c* NEAR(d)', ("a", "b", "or", "c", "near", "d"), None, id="operators are words"),
        pytest.param("!!! \0", (), None, id="no word"),
    ],
)
def test_what_somebody_looks_for(typed: str, whole: tuple[str, ...], beginning: str | None) -> None:
    assert query_words(typed) == (whole, beginning)
