"""What a run brings down."""

from __future__ import annotations

from typing import Any

import torch

from training import batches as b
from training.recipes import Recipe

CLEARLY = 0.3
"""Standard deviations between two direct assessments from which they count as different."""


def loss_of(model: Any, batch: b.Batch, recipe: Recipe) -> Any:
    """Mean squared error of the sentence score, cross-entropy of the word tags, and both kinds of order, weighted."""
    out = model(batch.ids, batch.mask)
    judged = ~batch.scores.isnan()
    sentence = torch.nn.functional.mse_loss(out.score[judged], batch.scores[judged])
    sentence = sentence + recipe.order_weight * order_loss(out.score[judged], batch.scores[judged])
    sentence = sentence + recipe.twin_weight * twin_loss(out.score, batch)
    words = torch.nn.functional.cross_entropy(
        out.logits.reshape(-1, out.logits.shape[-1]), batch.labels.reshape(-1), ignore_index=b.NOT_LABELLED
    )
    return (1 - recipe.word_weight) * sentence + recipe.word_weight * words


def order_loss(said: torch.Tensor, judged: torch.Tensor) -> torch.Tensor:
    """Logistic loss over all pairs of which people thought differently (RankNet: Burges et al. 2005)."""
    apart = judged[:, None] - judged[None, :]
    margin = (said[:, None] - said[None, :])[apart > CLEARLY]
    return torch.nn.functional.softplus(-margin).mean() if len(margin) else said.sum() * 0


def twin_loss(said: torch.Tensor, batch: b.Batch) -> torch.Tensor:
    """How much damaged translations lack to being as far below the undamaged as they should be."""
    whole, damaged = said[batch.twins[:, 0]], said[batch.twins[:, 1]]
    return torch.nn.functional.relu(batch.margins - (whole - damaged)).mean() if len(batch.twins) else said.sum() * 0
