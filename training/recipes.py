"""How each run behind the shipped weights was made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the outcome of a run, written beside the weights."""

    steps: int = 850
    batch_size: int = 32
    encoder_rate: float = 4e-5
    head_rate: float = 2e-4
    warm_up: float = 0.06
    word_weight: float = 0.25
    reference_share: float = 0.08
    both_share: float = 0.08
    shares: tuple[tuple[str, float], ...] = (("ne-en", 0.35), ("si-en", 0.35), ("en-de", 0.3), ("en-zh", 0.15))
    """Pairs of which a part is used, the rest in full: what is audited most is European and translated into English."""
    layer_decay: float = 1.0
    """The learning rate of a layer over that of the layer above it."""
    twins: int = 0
    """Damaged translations in a batch, in addition to ``batch_size``."""
    twin_weight: float = 0.5
    order_weight: float = 0.0
    """Weight of putting any two translations of a batch in the order that people put them in."""
    seed: int = 7


RECIPES = {
    "first": Recipe(),
    "second": Recipe(
        steps=420,
        seed=8,
        reference_share=0.04,
        both_share=0.06,
        shares=(("ne-en", 0.12), ("si-en", 0.12), ("en-de", 0.15), ("en-zh", 0.05)),
    ),
    "third": Recipe(
        steps=1100,
        batch_size=24,
        encoder_rate=6e-5,
        head_rate=1e-4,
        warm_up=0.04,
        layer_decay=0.92,
        twins=8,
        order_weight=0.3,
        reference_share=0.03,
        both_share=0.04,
        shares=(("ne-en", 0.15), ("si-en", 0.15), ("en-de", 0.2), ("en-zh", 0.05)),
        seed=9,
    ),
}
"""The runs behind the shipped weights: one over all pairs, then from its end one that is nearer to what is audited, and
from there one that also learns what damage looks like."""
