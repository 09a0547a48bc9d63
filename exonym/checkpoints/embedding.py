"""Vectors of sentences and of their words, from the packaged encoder, multilingual-e5-small.

Pooling and prefix as its authors say (Wang et al. 2024, "Multilingual E5 Text Embeddings", and the model card): the
mean of the last layer's token vectors, scaled to length 1; "query: " before both texts when the task is symmetric.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from exonym.checkpoints.batches import token_batches
from exonym.checkpoints.encoder import MAX_TOKENS
from exonym.checkpoints.packaged import model as packaged
from exonym.checkpoints.packaged.hidden import Encoder
from exonym.checkpoints.packaged.tokens import row
from exonym.checkpoints.packaged.vocabulary import Vocabulary
from exonym.model import Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

PREFIX = "query: "
MARKS = 2
"""Tokens that mark the beginning and the end of a text."""
LONGEST = MAX_TOKENS - MARKS
WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
"""Letters and digits, with apostrophes and hyphens between them."""

Parts = tuple[Vocabulary, Encoder]


def packaged_parts() -> Parts:
    """Vocabulary and encoder, as it was before training, of the packaged model."""
    return packaged.vocabulary(), packaged.untrained_encoder()


@dataclass(frozen=True)
class WordVectors:
    """Where the words of a text stand in it, and a unit vector of each: (words, hidden) float16.

    A word's vector is the mean of its tokens' after layer ``hidden.MIDDLE``: of a word and its translation these are
    nearer than those of the last layer (Jalili Sabet et al. 2020, "SimAlign").
    """

    spans: tuple[Span, ...]
    vectors: npt.NDArray[np.float16]


@dataclass(frozen=True)
class Readings:
    """What the encoder makes of n texts: a unit vector each, (n, hidden) float32, and the words of each."""

    vectors: npt.NDArray[np.float32]
    words: tuple[WordVectors, ...]


class SentenceEncoder:
    """Turns texts into unit vectors. Loads on first use, once; safe to share between threads.

    ``load`` gives vocabulary and encoder and is called on first use.
    """

    def __init__(self, load: Callable[[], Parts] = packaged_parts) -> None:
        self._load_parts = load
        self._lock = Lock()
        self._loaded: Parts | None = None

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One unit vector a text: (n, hidden) float32, in the order of ``texts``. Texts are cut at 512 tokens.

        Raises ModelMissing when the encoder cannot be had.
        """
        return self.read(texts).vectors

    def read(self, texts: Sequence[str]) -> Readings:
        """The vectors of texts and of their words, in one go; words past the 512th token have none.

        Raises ModelMissing when the encoder cannot be had.
        """
        import numpy as np

        vocabulary, encode = self._load()
        distinct = list(dict.fromkeys(texts))
        cut = [_Cut(text, ids[:LONGEST], offsets) for text, (ids, offsets) in _tokens(vocabulary, distinct)]
        batches = list(token_batches([len(one.ids) + MARKS for one in cut], packaged.TOKENS_PER_BATCH))
        found = packaged.in_parallel(lambda batch: _read(encode, [cut[at] for at in batch]), batches)
        read = {
            at: one for batch, many in zip(batches, found, strict=True) for at, one in zip(batch, many, strict=True)
        }
        place = {text: at for at, text in enumerate(distinct)}
        ordered = [read[place[text]] for text in texts]
        return Readings(np.stack([vector for vector, _ in ordered]), tuple(words for _, words in ordered))

    def _load(self) -> Parts:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load_parts()
            return self._loaded


@dataclass(frozen=True)
class _Cut:
    """A text, the ids of its tokens, and the characters of each, counted with PREFIX."""

    text: str
    ids: Sequence[int]
    offsets: Sequence[tuple[int, int]]


def _tokens(
    vocabulary: Vocabulary, texts: Sequence[str]
) -> Iterator[tuple[str, tuple[list[int], list[tuple[int, int]]]]]:
    return zip(texts, vocabulary.encode([PREFIX + text for text in texts]), strict=True)


def _read(encode: Encoder, cut: Sequence[_Cut]) -> list[tuple[npt.NDArray[np.float32], WordVectors]]:
    import numpy as np

    hidden = encode([row(one.ids) for one in cut])
    summed = np.einsum("rth,rt->rh", hidden.last, hidden.mask.astype(np.float32))
    vectors = np.asarray(summed / np.linalg.norm(summed, axis=1, keepdims=True), np.float32)
    words = (_words(one, tokens[1:]) for one, tokens in zip(cut, hidden.middle, strict=True))
    return list(zip(vectors, words, strict=True))


def _words(cut: _Cut, tokens: npt.NDArray[np.float32]) -> WordVectors:
    """``tokens``: a vector of each token of the cut text, and more."""
    import numpy as np

    spans = [Span(*match.span()) for match in WORD.finditer(cut.text)]
    of_word = _word_of_token(spans, cut)
    sums = np.zeros((len(spans), tokens.shape[-1]), np.float32)
    inside = of_word >= 0
    np.add.at(sums, of_word[inside], tokens[: len(of_word)][inside])
    lengths = np.linalg.norm(sums, axis=1)
    known = lengths > 0
    unit = (sums[known] / lengths[known, None]).astype(np.float16)
    return WordVectors(tuple(span for span, there in zip(spans, known, strict=True) if there), unit)


def _word_of_token(spans: Sequence[Span], cut: _Cut) -> npt.NDArray[np.int64]:
    """The word that the end of each token lies in, -1 for none; a token begins with the space before it."""
    import numpy as np

    words = np.full(len(PREFIX) + len(cut.text) + 1, -1)
    for at, span in enumerate(spans):
        words[len(PREFIX) + span.start : len(PREFIX) + span.end] = at
    ends = np.array([end - 1 for _, end in cut.offsets[: len(cut.ids)]], np.int64)
    return words[ends]
