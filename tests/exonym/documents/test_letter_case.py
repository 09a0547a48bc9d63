from __future__ import annotations

import pytest

from exonym.documents.letter_case import find_capital_share, has_opening_capital, is_ended


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        pytest.param("„Нет“, – сказал он.", True, id="a quotation in Cyrillic"),
        pytest.param("(tomorrow) it rains", False, id="a bracket"),
        pytest.param("– and then", False, id="a dash: how the sentence is cased cannot be said"),
        pytest.param("12 men", False, id="a number"),
        pytest.param("", False, id="no text"),
    ],
)
def test_opens_capitalised(text: str, opens: bool) -> None:
    assert has_opening_capital(text) is opens


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        pytest.param('He said: "It is."', True, id="the stop is inside the quotation"),
        pytest.param("It is not...", False, id="an ellipsis goes on"),
        pytest.param("A title", False, id="a title"),
    ],
)
def test_is_ended(text: str, ended: bool) -> None:
    assert is_ended(text) is ended


def test_capital_share_counts_only_letters_with_a_case() -> None:
    assert find_capital_share("AB cd 12 ხიდი") == 0.5
    assert find_capital_share("12") == 0.0
