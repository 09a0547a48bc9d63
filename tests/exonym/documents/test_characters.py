"""What readers do not see is not read; all else stays, and offsets are those of the text as received."""

from __future__ import annotations

import pytest

from exonym.documents.characters import read_characters
from exonym.model import Span


@pytest.mark.parametrize(
    ("received", "text"),
    [
        ("Toka\u00adjew", "Tokajew"),
        ("\ufeffTokajew", "Tokajew"),
        ("Toka\u200bjew\u200e came", "Tokajew came"),
        ("Auf\u200clage", "Auflage"),
        ("5\u00a0000\u202fkm", "5 000 km"),
        ("東京\u3000は", "東京 は"),
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("Z\u0307ukowski i Go\u0301rski", "Żukowski i Górski"),
        ("\u1112\u1161\u11ab", "한"),
    ],
    ids=[
        "soft hyphen", "byte order mark", "zero width", "joiner between letters", "spaces", "wide space", "line breaks",
        "marks", "jamo",
    ],
)  # fmt: skip
def test_what_is_read(received: str, text: str) -> None:
    reading = read_characters(received)
    assert reading.text == text
    assert reading.to_received(Span(0, len(text))).end == len(received)


@pytest.mark.parametrize(
    "text", ["Zażółć\n\nгэта", "👩‍👩‍👧 ❤️", "می‌خواهم", "क्‍ष", "a\tb  c"], ids=["letters", "emoji", "fa", "hi", "white"]
)
def test_what_is_seen_stays(text: str) -> None:
    reading = read_characters(text)
    assert reading.text == text
    assert reading.to_received(Span(1, 3)) == Span(1, 3)


def test_a_word_keeps_its_place_behind_what_is_not_read() -> None:
    received = "\ufeffPan Toka\u00adjew"
    reading = read_characters(received)
    place = reading.to_received(Span(4, 11))
    assert place.of(received) == "Toka\u00adjew"
    assert reading.to_read(place) == Span(4, 11)
    assert reading.find_text_ranges(place) == (place,)
