"""The encoder in int8 on ONNX Runtime: weights int8 by channel, activations uint8 by token.

Queries, keys and values alone are made in float32, from the same int8 weights. training/graph.py says how the graph
takes the weights, and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from exonym.checkpoints import int8
from exonym.checkpoints.packaged.embeddings import Embeddings
from exonym.checkpoints.packaged.hidden import Hidden

GRAPH = Path(__file__).parents[2] / "data" / "quality" / "encoder.onnx"
_ERRORS_ALONE = 3
GELU_DEPTH = 0.17
"""What the graph adds to the output of each GELU, which is never below -0.17, so that it begins at 0."""


class OnnxEncoder:
    """See exonym.checkpoints.packaged.hidden.Encoder. Runs on the thread that calls it, so that callers decide how
    many batches go side by side."""

    def __init__(self, embeddings: Embeddings, weights: int8.Packed) -> None:
        import onnxruntime

        self._embeddings = embeddings
        # the session reads the weights from this memory
        taken = _unsigned(_widened(_lowered(weights)))
        self._values = {name: onnxruntime.OrtValue.ortvalue_from_numpy(value) for name, value in taken.items()}
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ALONE
        # the next level would join operations that are quicker apart, see training/graph.py
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        # to look which results can share memory takes a fifth of a second, and saves none: the arena takes it back
        options.enable_mem_reuse = False
        options.add_external_initializers(list(self._values), list(self._values.values()))
        self._session: Any = onnxruntime.InferenceSession(str(GRAPH), options, providers=["CPUExecutionProvider"])

    def __call__(self, rows: Sequence[Sequence[int]]) -> Hidden:
        """Encode a batch."""
        import numpy as np

        embedded, mask = self._embeddings(rows)
        kept = np.flatnonzero(mask)  # the graph takes tokens without padding, see training/graph.py
        places = np.zeros(mask.shape, np.int64)
        places.flat[kept] = np.arange(len(kept))
        tokens = embedded.reshape(-1, embedded.shape[-1])[kept]
        given = {"embedded": tokens, "mask": mask, "places": places, "kept": kept}
        last, middle, first = self._session.run(["last", "middle", "first"], given)
        return Hidden(np.concatenate([embedded[:, :1], first], axis=1), middle, last, mask)


def _lowered(weights: int8.Packed) -> int8.Packed:
    """The weights with what GELU_DEPTH adds to a product taken from its bias."""
    import numpy as np

    made = dict(weights)
    for name in (name for name in weights if name.endswith(".outer.bias")):
        stem = name.removesuffix("bias")
        added = weights[f"{stem}weight"].sum(0, dtype=np.int64) * weights[f"{stem}scale"] * GELU_DEPTH
        made[name] = (weights[name] - added).astype(np.float32)
    return made


def _widened(weights: int8.Packed) -> int8.Packed:
    """The weights with the matrices of queries, keys and values in float32, and without the scales of these."""
    made = dict(weights)
    for name in (name for name in weights if name.endswith(".attention.scale")):
        matrix = f"{name.removesuffix('scale')}weight"
        made[matrix] = weights[matrix] * made.pop(name)
    return made


def _unsigned(weights: int8.Packed) -> int8.Packed:
    """The weights with int8 matrices as uint8 around 128, but for those that what comes out of GELU meets."""
    import numpy as np

    moved = {name for name, value in weights.items() if value.dtype == np.int8 and not name.endswith(".outer.weight")}
    # to add 128 is to turn the highest bit over
    return {name: value.view(np.uint8) ^ np.uint8(128) if name in moved else value for name, value in weights.items()}
