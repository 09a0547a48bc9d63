"""Links between words, with an encoder that knows five words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from exonym.alignment.words import WordReader, link_segment_words, make_word_reader
from exonym.article import WordLinks
from exonym.checkpoints.embedding import WORD, Readings, WordVectors
from exonym.model import Pair, Segment, Span

MEANINGS = {"kot": 0, "cat": 0, "pies": 1, "dog": 1, "spi": 2, "sleeps": 2, "i": 3, "and": 3, "dom": 4}


class Dictionary:
    """Words of one meaning have one vector; counts how many texts it was given."""

    def __init__(self) -> None:
        self.read_texts = 0

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return self.read(texts).vectors

    def read(self, texts: Sequence[str]) -> Readings:
        self.read_texts += len(texts)
        return Readings(np.ones((len(texts), 1), np.float32), tuple(map(_words, texts)))


def _words(text: str) -> WordVectors:
    found = list(WORD.finditer(text))
    vectors = np.eye(5, dtype=np.float16)[[MEANINGS[match[0].lower()] for match in found]]
    return WordVectors(tuple(Span(*match.span()) for match in found), vectors.reshape(-1, 5))


def linked(source: str, target: str, reader: WordReader) -> WordLinks:
    pair = Pair(target, source, source_lang="pl")
    segment = Segment(7, Span(0, len(source)), Span(0, len(target)))
    return link_segment_words(pair, [segment, Segment(8, Span(0, 3), None)], reader)[7]


@pytest.mark.parametrize(
    ("source", "target", "pairs", "mutual"),
    [
        pytest.param("Kot i pies", "Dog and cat", ["cat", "and", "Dog"], [True, True, True], id="in another order"),
        pytest.param("Kot. Pies", "Cat. Dog", ["Cat", "Dog"], [True, True], id="two sentences in a segment"),
        pytest.param("Kot kot", "Cat", ["Cat", "Cat"], [True, False], id="said twice, translated once"),
        pytest.param("Kot", "!", [], [], id="a side without words"),
    ],
)
def test_each_word_has_the_likest_one(source: str, target: str, pairs: list[str], mutual: list[bool]) -> None:
    links = linked(source, target, WordReader(Dictionary()))
    assert [links.target[word.nearest].span.of(target) for word in links.source] == pairs
    assert [links.is_mutual(at) for at in range(len(links.source))] == mutual


def test_a_word_without_translation_is_like_nothing() -> None:
    links = linked("Kot dom", "Cat sleeps", WordReader(Dictionary()))
    assert [word.likeness for word in links.source] == [1.0, 0.0]


def test_what_alignment_read_is_not_read_again() -> None:
    encoder = Dictionary()
    reader = WordReader(encoder)
    reader(["Kot i pies"])
    reader(["Cat and dog"])
    linked("Kot i pies", "Cat and dog", reader)
    assert encoder.read_texts == 2


def test_an_encoder_of_sentences_alone_links_nothing() -> None:
    assert make_word_reader(lambda texts: np.ones((len(texts), 1), np.float32)) is None
