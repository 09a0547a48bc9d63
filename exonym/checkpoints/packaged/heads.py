"""The two heads on the encoder: COMET's layer mix and estimator for the sentence, one linear layer for the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exonym.checkpoints import int8
from exonym.checkpoints.packaged.hidden import Hidden

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MIX = "layerwise_attention.scalar_parameters.{}"


class Heads:
    """Hidden states to scores and error probabilities. ``weights``: the checkpoint's, under COMET's names."""

    def __init__(self, weights: int8.Float32) -> None:
        import numpy as np

        layers = sum(name.startswith(MIX.format("")) for name in weights)
        mix = np.exp(np.concatenate([weights[MIX.format(layer)] for layer in range(layers)]))
        self._mix = mix / mix.sum() * weights["layerwise_attention.gamma"]
        places = sorted(
            int(name.split(".")[2]) for name in weights if name.startswith("estimator.") and "weight" in name
        )
        self._estimator = [(weights[f"estimator.ff.{at}.weight"], weights[f"estimator.ff.{at}.bias"]) for at in places]
        self._tags = weights["hidden2tag.weight"], weights["hidden2tag.bias"]

    def scores(self, hidden: Hidden) -> npt.NDArray[np.float32]:
        """Raw sentence scores, (rows,)."""
        import numpy as np

        values = np.einsum("l,rlh->rh", self._mix, hidden.first)
        for weight, bias in self._estimator[:-1]:
            values = np.tanh(values @ weight.T + bias)
        weight, bias = self._estimator[-1]
        return np.asarray((values @ weight.T + bias)[:, 0], np.float32)

    def error_probabilities(self, hidden: Hidden) -> npt.NDArray[np.float32]:
        """How likely each token is wrong, 0..1: (rows, tokens). Only those of the target mean something."""
        import numpy as np

        weight, bias = self._tags
        right, wrong = np.moveaxis(hidden.last @ weight.T + bias, -1, 0)
        return np.asarray(1 / (1 + np.exp(right - wrong)), np.float32)
