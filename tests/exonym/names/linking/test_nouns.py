"""German nouns, told from names."""

from __future__ import annotations

import pytest

from exonym.names.linking.nouns import nouns_of


@pytest.mark.parametrize(
    ("word", "expected"),
    [("bundesregierung", True), ("hauptstadt", True), ("freundschaft", True), ("merkel", False), ("scholz", False)],
)
def test_compounds_and_endings(word: str, expected: bool) -> None:
    assert nouns_of("de").is_compound(word) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(("in", "der"), True, id="a determiner"),
        pytest.param(("die", "große"), True, id="an adjective with one"),
        pytest.param(("sehr", "große"), False, id="an adjective without"),
        pytest.param(("sagte",), False, id="another word"),
        pytest.param((), False, id="nothing"),
    ],
)
def test_determiners(before: tuple[str, ...], expected: bool) -> None:
    assert nouns_of("de").is_determined(before) is expected


def test_a_language_that_says_nothing_of_nouns_tells_none() -> None:
    nouns = nouns_of("pl")
    assert not nouns.is_determined(("die", "große"))
    assert not nouns.is_compound("bundesregierung")
