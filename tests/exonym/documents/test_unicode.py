"""Of any text: what is trimmed, folded and made printable."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from exonym.documents.unicode import folded, show_controls, trim_span
from exonym.model import Span
from tests.exonym.anything import SETTINGS, texts


@SETTINGS
@given(texts, st.integers(0, 40), st.integers(0, 40))
def test_a_trimmed_span_is_what_strip_leaves(text: str, start: int, length: int) -> None:
    given_ = Span(min(start, len(text)), min(start + length, len(text)))
    span = trim_span(text, given_)
    assert given_.start <= span.start <= span.end <= given_.end
    assert span.of(text) == given_.of(text).strip()


@SETTINGS
@given(texts)
def test_folded_text_has_no_marks_and_single_spaces(text: str) -> None:
    plain = folded(text)
    assert not any(unicodedata.combining(character) for character in plain)
    assert plain == " ".join(plain.split())
    assert folded(unicodedata.normalize("NFD", text)) == plain


@SETTINGS
@given(texts)
def test_printable_text_keeps_its_places_and_steers_no_terminal(text: str) -> None:
    shown = show_controls(text)
    assert len(shown) == len(text)
    assert {character for character in shown if unicodedata.category(character) == "Cc"} <= {"\n", "\t"}
