import pytest

from exonym.lexicon.furniture import furniture_kind


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("Read the full story »", "en", "a link to more"),
        ("dziennik.example 2 days ago", "en", "a byline"),
        ("Czytaj także: Powódź w górach", "pl", "a link to another article"),
        ("2024-03-01T10:00:00Z", "xx", "a date and time"),
        ("© 2024 Example", "xx", "a copyright line"),
        ("", "en", None),
        ("Latest figures show that the town is growing again.", "en", None),
        ("Share prices fell. " * 20, "en", None),
    ],
)
def test_furniture_kind(text: str, lang: str, wanted: str | None) -> None:
    assert furniture_kind(text, lang) == wanted
