"""Weights in a quarter of their size: matrices as int8, symmetric, with one float32 scale for each output channel.

A matrix of shape (outputs, inputs) becomes ``name`` (int8, the same shape) and ``name.scale`` (float32, (outputs,));
the largest weight of a row becomes 127 or -127. Everything else stays float32.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SCALE = ".scale"
_LARGEST = 127

Float32 = dict[str, "npt.NDArray[np.float32]"]
Packed = dict[str, "npt.NDArray[Any]"]


def pack(weights: Float32) -> Packed:
    """Quantise the matrices, keep the rest."""
    packed: Packed = {}
    for name, values in weights.items():
        packed |= _quantised(name, values) if values.ndim == 2 else {name: values}
    return packed


def unpack(packed: Packed) -> Float32:
    """The weights again, as float32."""
    return {name: _restored(packed, name) for name in packed if not name.endswith(SCALE)}


def _quantised(name: str, values: npt.NDArray[np.float32]) -> Packed:
    import numpy as np

    scale = np.maximum(values.max(axis=1), -values.min(axis=1)).astype(np.float32) / _LARGEST
    rows = values / np.where(scale == 0, 1, scale)[:, None]
    return {name: np.rint(rows, out=rows).astype(np.int8), name + SCALE: scale}


def _restored(packed: Packed, name: str) -> npt.NDArray[np.float32]:
    import numpy as np

    values: npt.NDArray[np.float32] = packed[name].astype(np.float32)
    scale = packed.get(name + SCALE)
    return values if scale is None else values * scale[:, None]
