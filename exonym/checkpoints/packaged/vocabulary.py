"""The tokenizer, quick to start: to index a quarter of a million pieces takes a second, and an article needs few.

Until a lot of text has come, each call builds a tokenizer of the pieces that can occur in its texts. Cutting a word
into pieces (the unigram model: Kudo 2018) only ever looks at pieces that are part of the word, and at the least likely
piece of all for what it does not know, so that the tokens are the same.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

from exonym.checkpoints import encoder
from exonym.checkpoints.wheel import Pieces

Piece = tuple[str, float]

A_LOT = 50_000
"""Characters after which the whole vocabulary is indexed."""
SPECIALS = 4
"""The first pieces: <s>, <pad>, </s>, <unk>. Their ids never change."""
START = "▁"
"""What begins a word."""


class Vocabulary:
    """All pieces, and tokenisers made of them. Threads may share it."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._ids = dict(zip(pieces.texts, range(len(pieces)), strict=True))
        self._longest = max(map(len, pieces.texts))
        self._least = pieces.scores.index(min(pieces.scores))
        self._normalizer = encoder.normalizer()
        self._seen = 0
        self._whole: Any = None
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> list[tuple[list[int], list[tuple[int, int]]]]:
        """For each text the ids of its tokens, without marks of beginning and end, and the characters of each."""
        ids, tokenizer = self._tokenizer(texts)
        found = tokenizer.encode_batch(list(texts), add_special_tokens=False)
        return [([ids[at] for at in one.ids], one.offsets) for one in found]

    def _tokenizer(self, texts: Sequence[str]) -> tuple[Sequence[int], Any]:
        """A tokenizer that knows enough for the texts, and the vocabulary's id of each of its pieces."""
        with self._lock:
            self._seen += sum(map(len, texts))
            if self._whole is None and self._seen > A_LOT:
                self._whole = _tokenizer(self._pieces.pairs())
            if self._whole is not None:
                return range(len(self._pieces)), self._whole
        ids = self._needed(texts)
        return ids, _tokenizer([(self._pieces.texts[at], self._pieces.scores[at]) for at in ids])

    def _needed(self, texts: Sequence[str]) -> list[int]:
        words = {word for text in texts for word in self._normalizer.normalize_str(text).replace(START, " ").split(" ")}
        found = {self._ids.get(part, self._least) for word in words for part in self._parts(START + word)}
        return [*range(SPECIALS), *sorted(at for at in {*found, self._least} if at >= SPECIALS)]

    def _parts(self, word: str) -> Iterator[str]:
        """Everything that a piece could be in a word."""
        for start in range(len(word)):
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                yield word[start:end]


def _tokenizer(pieces: Sequence[Piece]) -> Any:
    """One that takes "</s>" in a text for the four characters that it is."""
    unwritable = [(f"\0{at}", score) for at, (_, score) in enumerate(pieces[:SPECIALS])]
    made = encoder.tokenizer([*unwritable, *pieces[SPECIALS:]])
    made.encode_special_tokens = True
    return made
