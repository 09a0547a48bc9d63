"""What it costs to write a word as another: word by word as in arrays."""

from __future__ import annotations

import pytest

from exonym.names.transcription.edits import costs, costs_in_arrays, edits

PAIRS = {
    "ru": [("токаев", "tokayev"), ("щ", "shch"), ("", "x"), ("я", ""), ("шварценеггер", "schwarzenegger")],
    "de": [("щukow", "zhukov"), ("groß", "gross"), ("ab", "wxyz"), ("xyßw", "aeiouaeiou")],
}


@pytest.mark.parametrize("lang", PAIRS)
def test_a_few_words_cost_what_many_do(lang: str) -> None:
    source, english = map(list, zip(*PAIRS[lang], strict=True))
    assert costs(edits(lang), source, english).tolist() == costs_in_arrays(edits(lang), source, english).tolist()


def test_the_right_spelling_costs_less_than_another_name() -> None:
    right, wrong = costs(edits("pl"), ["tokajew", "tokajew"], ["tokayev", "tokarev"])[:, 0]
    assert right < wrong
