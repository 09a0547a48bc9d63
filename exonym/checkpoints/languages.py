"""Whether a model was made for a pair of languages, and what a report says when it was not."""

from __future__ import annotations

from collections.abc import Sequence

from exonym.checkpoints.card import ModelCard
from exonym.languages.tags import primary


def covers(languages: Sequence[str], source: str, target: str) -> bool:
    """``languages`` are codes ("pl") or pairs ("pl-en"); none at all says nothing, so nothing is held against it."""
    pairs = [entry for entry in languages if "-" in entry]
    if pairs:
        return f"{source}-{target}" in pairs
    return not languages or {source, target} <= set(languages)


def language_notes(card: ModelCard, source: str | None, target: str) -> tuple[str, ...]:
    """A note where the languages are known and the model was not made for them."""
    if source is None:
        return ()
    short = primary(source), primary(target)
    if covers(card.languages, *short):
        return ()
    pairs = ", ".join(entry for entry in card.languages if "-" in entry)
    learnt = f" It learnt from {pairs}." if pairs else ""
    return (f"Scores are less sure here: {card.name}, their model, was not made for {'-'.join(short)}.{learnt}",)
