"""Which scores a COMET checkpoint can give, by the class that its ``hparams.yaml`` names.

The class decides which texts the model was built to read (``comet.models.str2model`` of unbabel-comet 2.2.7).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exonym.errors import ModelMissing

HYPERPARAMETERS = "hparams.yaml"
QE = "qe"
COMET = "comet"

_BY_CLASS = {
    "regression_metric": (COMET,),
    "referenceless_regression_metric": (QE,),
    "xcomet_metric": (QE, COMET),
}
_NEEDS = {QE: "needs a reference", COMET: "takes no reference"}
"""What a class that lacks this score does instead."""


def read_hyperparameters(folder: Path) -> dict[str, Any]:
    """What ``hparams.yaml`` says. Raises ModelMissing when it is not there or cannot be read."""
    import yaml

    path = folder / HYPERPARAMETERS
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ModelMissing(f"{path} cannot be read, and a COMET folder needs it: {error}") from error
    if not isinstance(found, dict):
        raise ModelMissing(f"{path} holds no settings")
    return found


def scores_of(hyperparameters: Mapping[str, Any]) -> tuple[str, ...]:
    """The scores that the class gives: "qe" (without a reference), "comet" (with one), both or none."""
    name = hyperparameters.get("class_identifier")
    if name == "unified_metric":
        segments = hyperparameters.get("input_segments", ("mt", "src", "ref"))
        return tuple(score for score, text in ((QE, "src"), (COMET, "ref")) if text in segments)
    return _BY_CLASS.get(str(name), ())


def check_score(folder: Path, model: str, score: str) -> None:
    """Raise ModelMissing, saying why, when the model in a folder is of a class that cannot give a score."""
    found = read_hyperparameters(folder)
    given = scores_of(found)
    if score in given:
        return
    name = found.get("class_identifier")
    why = f"{_NEEDS[score]}: it gives {', '.join(given)}" if given else "cannot be used here"
    raise ModelMissing(f"{model} gives no {score} score: it is a {name}, which {why}")
