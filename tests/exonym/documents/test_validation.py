"""What a pair must be before it is audited."""

import pytest
from langcodes import tag_is_valid

from exonym import InvalidPair, Pair
from exonym.documents.validation import ISO_639_1, refuse_bad_pair


def test_every_two_letter_code_is_one_that_the_registry_has() -> None:
    assert len(ISO_639_1) == 183
    assert all(map(tag_is_valid, ISO_639_1))


@pytest.mark.parametrize(
    "code", ["pl", "fil", "sr-Latn", "en-GB", "es-419", "zh-Hant-TW", "ca-valencia", "zh-yue", "de-1996", None]
)
def test_language_codes_are_accepted(code: str | None) -> None:
    refuse_bad_pair(Pair(target="A text.", source_lang=code))


@pytest.mark.parametrize(
    "code",
    [
        "xx",
        "Polish",
        "PL",
        "pl_PL",
        "",
        "en-",
        "aa-0000000-0000000-0000000-0000000-0",
        "en-x",
        "pl\n",
        "en-a",
        "en-1234567890",
    ],
)
def test_what_is_no_language_code_is_refused(code: str) -> None:
    with pytest.raises(InvalidPair, match="language code"):
        refuse_bad_pair(Pair(target="A text.", source_lang=code))
