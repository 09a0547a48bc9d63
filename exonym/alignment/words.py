"""Link the words of a segment: each with the most similar word on the other side.

As SimAlign does it (Jalili Sabet et al. 2020, "SimAlign: High Quality Word Alignments Without Parallel Training Data"):
the cosine of the vectors that a multilingual encoder has for words in a middle layer. The vectors come from the pass
that aligned the sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from exonym.alignment.sentences import split_sentences
from exonym.article import LinkedWord, WordLinks
from exonym.checkpoints.embedding import Readings, WordVectors
from exonym.model import Pair, Segment, Span

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


@runtime_checkable
class WordEncoder(Protocol):
    """An encoder that also gives vectors of words."""

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One unit vector a text."""

    def read(self, texts: Sequence[str]) -> Readings:
        """Vectors of the texts and of their words."""


class WordReader:
    """One article's encoder: gives vectors of sentences, and remembers those of their words until they are linked."""

    def __init__(self, encoder: WordEncoder) -> None:
        self._encoder = encoder
        self._words: dict[str, WordVectors] = {}

    def __call__(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One unit vector a text: (n, hidden) float32."""
        readings = self._encoder.read(texts)
        self._words.update(zip(texts, readings.words, strict=True))
        return readings.vectors

    def __contains__(self, text: str) -> bool:
        return text in self._words

    def read_words(self, texts: Sequence[str]) -> dict[str, WordVectors]:
        """The words of every text, reading now those that were not read before."""
        missing = list(dict.fromkeys(text for text in texts if text not in self._words))
        if missing:
            self(missing)
        return {text: self._words[text] for text in texts}


def make_word_reader(embed: object) -> WordReader | None:
    """Make the reader of one article; None where the encoder gives no vectors of words."""
    return WordReader(embed) if isinstance(embed, WordEncoder) else None


def link_segment_words(pair: Pair, segments: Iterable[Segment], reader: WordReader) -> dict[int, WordLinks]:
    """Link the words of every segment that has both sides; the result goes by the segment's index."""
    source, target = (pair.source or "", pair.source_lang), (pair.target, pair.target_lang)
    sides = {
        s.index: (_find_read_sentences(*source, s.source, reader), _find_read_sentences(*target, s.target, reader))
        for s in segments
        if s.source and s.target
    }
    texts = [
        span.of(text)
        for both in sides.values()
        for spans, (text, _) in zip(both, (source, target), strict=True)
        for span in spans
    ]
    known = reader.read_words(texts)
    return {
        index: link_vectors(_join_words(of_source, source[0], known), _join_words(of_target, target[0], known))
        for index, (of_source, of_target) in sides.items()
    }


def link_vectors(source: WordVectors, target: WordVectors) -> WordLinks:
    """Link the words of two texts."""
    if not source.spans or not target.spans:
        return WordLinks((), ())
    alike = source.vectors.astype("float32") @ target.vectors.astype("float32").T
    return WordLinks(_find_nearest(source.spans, alike), _find_nearest(target.spans, alike.T))


def _find_nearest(spans: Sequence[Span], alike: npt.NDArray[np.float32]) -> tuple[LinkedWord, ...]:
    nearest = alike.argmax(1).tolist()
    likeness = alike.max(1).tolist()
    return tuple(LinkedWord(span, at, round(like, 4)) for span, at, like in zip(spans, nearest, likeness, strict=True))


def _find_read_sentences(text: str, lang: str | None, side: Span, reader: WordReader) -> list[Span]:
    """The sentences of a side of a segment, as they were read when it was aligned."""
    if side.of(text) in reader:
        return [side]
    return [span.shifted(side.start) for span in split_sentences(side.of(text), lang)]


def _join_words(sentences: Sequence[Span], text: str, known: Mapping[str, WordVectors]) -> WordVectors:
    """The words of several sentences, where they stand in the whole text."""
    import numpy as np

    found = [known[sentence.of(text)] for sentence in sentences]
    spans = (
        span.shifted(sentence.start) for sentence, words in zip(sentences, found, strict=True) for span in words.spans
    )
    return WordVectors(tuple(spans), np.concatenate([words.vectors for words in found]))
