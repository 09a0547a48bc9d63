import pytest

from exonym.alignment.unaligned import is_title, shorten_to_end


@pytest.mark.parametrize(
    ("text", "at", "wanted"),
    [
        pytest.param("Bridge row splits town\n\nThe bridge was closed.", "Bridge", True, id="a headline"),
        pytest.param("Row. Town splits\nThe bridge was closed.", "Town", True, id="its second sentence"),
        pytest.param("\n Who pays?\nThe bridge was closed.", "Who", True, id="a question, behind blank lines"),
        pytest.param("The bridge was closed.\nRepairs will take a year.", "The", False, id="a first sentence"),
        pytest.param("Bridge row splits town\nThe bridge was closed.", "The", False, id="what comes after it"),
        pytest.param("Bridge row splits town", "Bridge", False, id="a text of one line"),
        pytest.param("Bridge " * 30 + "\nIt was closed.", "Bridge", False, id="a long line"),
    ],
)
def test_is_title(text: str, at: str, wanted: bool) -> None:
    assert is_title(text, text.index(at)) is wanted


def test_tail_keeps_the_end_of_a_long_sentence() -> None:
    assert shorten_to_end("Short.") == "Short."
    assert shorten_to_end("word " * 20 + "end.") == "…" + ("word " * 20 + "end.")[-60:].lstrip()
