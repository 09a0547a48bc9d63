"""The encoder's weights as the runtimes take them: one int8 matrix for each product, with its scales.

Names are those of the graph (training/graph.py): ``0.attention.weight`` (inputs, outputs) int8, ``0.attention.scale``
and ``0.attention.bias`` (outputs,) float32; queries, keys and values are one matrix.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from exonym.checkpoints import int8
from exonym.checkpoints.encoder import layer_part, layer_parts
from exonym.checkpoints.wheel import PackedFile

if TYPE_CHECKING:
    import numpy.typing as npt

LAYER = re.compile(r"encoder\.layer\.(\d+)\.(.+)\.(weight\.scale|weight|bias)$")
JOINT = ("attention.self.query", "attention.self.key", "attention.self.value")
_NAMES = {
    "attention.output.dense": "attention.output",
    "attention.output.LayerNorm": "attention.norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "norm",
}
_KINDS = {"weight.scale": "scale", "weight": "weight", "bias": "bias"}


def arranged(packed: int8.Packed) -> int8.Packed:
    """The encoder's layers of packed weights (see exonym.checkpoints.int8) under the graph's names."""
    import numpy as np

    layers = {int(found[1]) for found in map(LAYER.search, packed) if found}
    prefix = next(name[: found.start()] for name in packed if (found := LAYER.search(name)))
    made: int8.Packed = {}
    for layer in layers:
        stem = f"{prefix}encoder.layer.{layer}."
        for kind, short in _KINDS.items():
            joint = [packed[f"{stem}{part}.{kind}"] for part in JOINT]
            made[f"{layer}.attention.{short}"] = _turned(np.concatenate(joint))
            for long, name in _NAMES.items():
                if (value := packed.get(f"{stem}{long}.{kind}")) is not None:
                    made[f"{layer}.{name}.{short}"] = _turned(value)
    return made


def _turned(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Matrices as (inputs, outputs)."""
    import numpy as np

    return np.ascontiguousarray(values.T) if values.ndim == 2 else values


def untrained(file: PackedFile) -> int8.Packed:
    """The encoder as it was before training, from the wheel's 4 bits to int8."""
    named: int8.Float32 = {}
    for short, long in layer_parts(file.shape.layers):
        named |= layer_part(file.tensor, short, long)
    return int8.pack(named)
