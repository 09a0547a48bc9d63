"""What speaks for an English spelling, weighed."""

from __future__ import annotations

import numpy as np

from training.names_ranking import Example, fitted, words


def test_what_right_spellings_have_in_common_weighs_most() -> None:
    right = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    known = [
        Example("а", "ru", right, np.array([True, False, False])),
        Example("б", "ru", right[:2], np.array([True, False])),
        Example("в", "ru", right[1:], np.array([False, False])),  # no right one was offered: says nothing
    ]
    first, second = fitted(known)
    assert first > 0 > second


def test_words_that_english_spells_as_they_are_say_nothing() -> None:
    names = [("Jan Żukow-Nowak", ("Jan Zhukov-Nowak",)), ("Iwan Żukow", ("Ivan Zhukov", "Zhukov"))]
    assert list(words(names)) == [("Iwan", frozenset({"ivan"})), ("Żukow", frozenset({"zhukov"}))]
