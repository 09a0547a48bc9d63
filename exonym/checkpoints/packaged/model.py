"""The packaged model, ready to score: tokenizer, encoder and heads, loaded once a process."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from exonym.checkpoints import assemble, int8, wheel
from exonym.checkpoints.batches import token_batches
from exonym.checkpoints.card import WordThresholds
from exonym.checkpoints.packaged import tokens
from exonym.checkpoints.packaged.embeddings import Embeddings
from exonym.checkpoints.packaged.heads import Heads
from exonym.checkpoints.packaged.hidden import Encoder
from exonym.checkpoints.packaged.tokens import Ids, Tokenised
from exonym.checkpoints.packaged.vocabulary import Vocabulary
from exonym.checkpoints.packaged.weights import arranged, untrained
from exonym.checkpoints.packaged.words import JudgedWord, error_spans, judged_words
from exonym.checkpoints.sample import Prediction, Sample
from exonym.config import Precision

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

TOKENS_PER_BATCH = 384
"""Padded tokens that go through the encoder together: what is at work then stays in the processor's cache."""
_WAYS = (1 / 6, 1 / 3, 1 / 2)
"""How much COMET lets the words say that were read with the source, with the reference, and with both."""

_loading = threading.RLock()


@dataclass(frozen=True)
class _Answer:
    """What one row gave: the raw score, and how likely each token of its target is wrong."""

    score: float
    wrong: npt.NDArray[np.float32]


class PackagedModel:
    """See exonym.checkpoints.sample.Model."""

    def __init__(self, vocabulary: Vocabulary, encode: Encoder, heads: Heads, thresholds: WordThresholds) -> None:
        self._vocabulary, self._encode, self._heads, self._thresholds = vocabulary, encode, heads, thresholds

    def predict(self, samples: Sequence[Sample]) -> list[Prediction]:
        """One prediction a sample, in order; what is asked twice is computed once.

        Batches go side by side on as many threads as there are processors.
        """
        return [Prediction(score, error_spans(words, self._thresholds)) for score, words in self.judge(samples)]

    def judge(self, samples: Sequence[Sample]) -> list[tuple[float, tuple[JudgedWord, ...]]]:
        """The raw score of each sample, and how likely each word of its target is wrong."""
        texts = [text for sample in samples for text in tokens.texts_of(sample)]
        known = tokens.tokenised(self._vocabulary, texts)
        asked = {sample: tokens.rows(sample, known) for sample in samples}
        targets = {row: len(known[sample.target].ids) for sample, rows in asked.items() for row in rows}
        answers = self._answers(targets)
        made = {
            sample: _judged(sample.target, known[sample.target], [answers[row] for row in rows])
            for sample, rows in asked.items()
        }
        return [made[sample] for sample in samples]

    def lengths(self, samples: Sequence[Sample]) -> list[int]:
        """Tokens of the longest row of each sample."""
        texts = [text for sample in samples for text in tokens.texts_of(sample)]
        known = tokens.tokenised(self._vocabulary, texts)
        return [max(map(len, tokens.rows(sample, known))) for sample in samples]

    def _answers(self, targets: dict[Ids, int]) -> dict[Ids, _Answer]:
        """For rows, with the number of tokens of the target in each."""
        rows = list(targets)
        batches = [[rows[at] for at in batch] for batch in token_batches(list(map(len, rows)), TOKENS_PER_BATCH)]
        found = in_parallel(self._answer, batches)
        return {
            row: _Answer(score, wrong[1 : 1 + targets[row]])
            for batch, answers in zip(batches, found, strict=True)
            for row, (score, wrong) in zip(batch, answers, strict=True)
        }

    def _answer(self, batch: Sequence[Ids]) -> list[tuple[float, npt.NDArray[np.float32]]]:
        hidden = self._encode(batch)
        scores = self._heads.scores(hidden).tolist()
        return list(zip(scores, self._heads.error_probabilities(hidden), strict=True))


def _judged(target: str, known: Tokenised, answers: Sequence[_Answer]) -> tuple[float, tuple[JudgedWord, ...]]:
    """One row's answer, or the mean of those of the three ways of asking with a reference."""
    import numpy as np

    ways = _WAYS if len(answers) == len(_WAYS) else (1.0,)
    wrong = np.average([answer.wrong for answer in answers], axis=0, weights=ways).tolist()
    score = sum(answer.score for answer in answers) / len(answers)
    return score, judged_words(target, known.offsets, wrong)


def in_parallel(work: Any, batches: Sequence[Any]) -> Iterable[Any]:
    """``work`` of every batch, in order; side by side where there is more than one."""
    if len(batches) < 2:
        return [work(batch) for batch in batches]
    with ThreadPoolExecutor(min(len(batches), os.cpu_count() or 1)) as pool:
        return list(pool.map(work, batches))


def load(precision: Precision = Precision.INT8) -> PackagedModel:
    """The packaged model, loaded once a process.

    Raises ModelMissing when a part that ships is missing or has another checksum.
    """
    with _loading:
        return _load(precision)


@lru_cache(maxsize=2)
def _load(precision: Precision) -> PackagedModel:
    card = assemble.shipped_card()
    packed = assemble.shipped_weights(assemble.SHIPPED, card)
    encode = make_encoder(arranged(packed), precision)
    trained = int8.unpack({name: value for name, value in packed.items() if not name.startswith("encoder.")})
    return PackagedModel(vocabulary(), encode, Heads(trained), card.words)


def runtime(precision: Precision) -> str:
    """What a precision runs on here, with its version: a part of every signature."""
    name = "onnxruntime" if _has_onnx(precision) else "torch"
    return f"{name}{version(name)}-{precision if _has_onnx(precision) else Precision.FLOAT32}"


def _has_onnx(precision: Precision) -> bool:
    return precision == Precision.INT8 and find_spec("onnxruntime") is not None


def make_encoder(weights: int8.Packed, precision: Precision) -> Encoder:
    """The encoder with some weights on the runtime for a precision; torch stands in where there is no ONNX Runtime."""
    if _has_onnx(precision):
        from exonym.checkpoints.packaged.onnx_encoder import OnnxEncoder

        return OnnxEncoder(_embeddings(), weights)
    from exonym.checkpoints.packaged.torch_encoder import TorchEncoder

    return TorchEncoder(_embeddings(), weights, _file().shape)


def untrained_encoder() -> Encoder:
    """The encoder as it was before training, which gives sentence vectors."""
    with _loading:
        return make_encoder(arranged(untrained(_file())), Precision.INT8)


def vocabulary() -> Vocabulary:
    """The encoder's vocabulary, one a process."""
    with _loading:
        return _vocabulary()


@lru_cache(maxsize=1)
def _vocabulary() -> Vocabulary:
    return Vocabulary(_file().pieces())


@lru_cache(maxsize=1)
def _embeddings() -> Embeddings:
    return Embeddings(_file())


@lru_cache(maxsize=1)
def _file() -> wheel.PackedFile:
    return wheel.PackedFile(wheel.data_file())
