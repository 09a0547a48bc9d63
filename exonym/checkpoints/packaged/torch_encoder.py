"""The encoder in float32 on torch: for exact figures, and where ONNX Runtime cannot be had.

XLM-RoBERTa as published (Conneau et al. 2020): after each of attention and feed-forward, the sum with what went in is
normalised.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exonym.checkpoints import int8
from exonym.checkpoints.packaged.embeddings import Embeddings
from exonym.checkpoints.packaged.hidden import MIDDLE, Hidden
from exonym.checkpoints.wheel import EncoderShape


class TorchEncoder:
    """See exonym.checkpoints.packaged.hidden.Encoder."""

    def __init__(self, embeddings: Embeddings, weights: int8.Packed, shape: EncoderShape) -> None:
        self._embeddings, self._shape = embeddings, shape
        self._weights = {name: _restored(weights, name) for name in weights if not name.endswith(int8.SCALE)}

    def __call__(self, rows: Sequence[Sequence[int]]) -> Hidden:
        """Encode a batch."""
        import torch

        embedded, mask = self._embeddings(rows)
        with torch.inference_mode():
            layers = [torch.from_numpy(embedded)]
            seen = torch.from_numpy(mask).bool()[:, None, None, :]
            for layer in range(self._shape.layers):
                layers.append(self._layer(layer, layers[-1], seen))
            first = torch.stack([states[:, 0] for states in layers], dim=1)
            return Hidden(first.numpy(), layers[MIDDLE].numpy(), layers[-1].numpy(), mask)

    def _layer(self, layer: int, x: Any, seen: Any) -> Any:
        import torch

        x = self._normalised(f"{layer}.attention.norm", x + self._attention(layer, x, seen))
        inner = torch.nn.functional.gelu(self._product(f"{layer}.inner", x))
        return self._normalised(f"{layer}.norm", x + self._product(f"{layer}.outer", inner))

    def _attention(self, layer: int, x: Any, seen: Any) -> Any:
        import torch

        batch, tokens, hidden = x.shape
        joint = self._product(f"{layer}.attention", x).view(batch, tokens, 3, self._shape.heads, -1)
        queries, keys, values = joint.permute(2, 0, 3, 1, 4)
        mixed = torch.nn.functional.scaled_dot_product_attention(queries, keys, values, attn_mask=seen)
        return self._product(f"{layer}.attention.output", mixed.transpose(1, 2).reshape(batch, tokens, hidden))

    def _product(self, name: str, x: Any) -> Any:
        import torch

        return torch.nn.functional.linear(x, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _normalised(self, name: str, x: Any) -> Any:
        import torch

        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return torch.nn.functional.layer_norm(x, (self._shape.hidden,), weight, bias, self._shape.layer_norm_eps)


def _restored(weights: int8.Packed, name: str) -> Any:
    """A float32 tensor; matrices as torch multiplies by them, (outputs, inputs)."""
    import torch

    value = torch.from_numpy(weights[name].copy())  # torch wants to own what it could write to
    if value.ndim == 1:
        return value
    scale = torch.from_numpy(weights[name.removesuffix("weight") + "scale"].copy())
    return (value.T.float() * scale[:, None]).contiguous()
