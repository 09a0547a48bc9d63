from __future__ import annotations

import pytest

from exonym.documents.punctuation import (
    QUESTIONS,
    STOPS,
    ends_in_a_word,
    ends_with,
    has_question_mark,
)


@pytest.mark.parametrize(
    ("text", "stop", "question", "word"),
    [
        pytest.param('He said: "It is."', True, False, False, id="inside the quotation"),
        pytest.param("“Is it”?", True, True, False, id="behind the quotation"),
        pytest.param("它是吗？", True, True, False, id="a mark of full width"),
        pytest.param("The “Sun”", False, False, True, id="no mark"),
        pytest.param("Namely:", False, False, False, id="a mark that announces"),
    ],
)
def test_how_a_text_ends(text: str, stop: bool, question: bool, word: bool) -> None:
    assert ends_with(STOPS, text) is stop
    assert ends_with(QUESTIONS, text) is question
    assert ends_in_a_word(text) is word


def test_a_question_inside_a_text_is_one() -> None:
    assert has_question_mark("Is it? No.")
