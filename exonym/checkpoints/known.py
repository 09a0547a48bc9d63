"""The checkpoints that can be named, and what is known about each.

Tasks, score ranges and the parameters of the largest: MODELS.md of Unbabel/COMET. Scores of the models that learnt from
z-scores have no bounds: its issue 38. Licences: its LICENSE.models.md and the models' pages on the Hugging Face hub,
which also list the languages (those of XLM-RoBERTa, which all of them are built on) and hand out the gated ones only to
those who are logged in and have accepted the licence. The other parameters: the size of ``model.ckpt`` on the hub, 4
bytes each; for wmt20-comet-qe-da its encoder and regression head.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from exonym.checkpoints.licences import is_non_commercial

PACKAGED = "exonym-qe-1"
HUB = "hub"
"""The folder, within the cache, of what was fetched."""


class Task(StrEnum):
    """What a model reads, and whether it says where the errors are."""

    WITHOUT_REFERENCE = "reference-free"
    WITH_REFERENCE = "with a reference"
    EITHER_MARKING = "either, marks words"


@dataclass(frozen=True)
class KnownModel:
    """A checkpoint that can be named.

    ``parameters`` is rounded. ``score_range`` are its lowest and highest raw score, None where it has no bounds.
    ``languages`` are ISO 639-1 codes, or pairs of them; ``gated`` ones need an account on the hub. ``revision`` is the
    commit that is fetched unless another is named, null where none is pinned.
    """

    name: str
    task: Task
    parameters: int
    licence: str
    score_range: tuple[float, float] | None
    languages: tuple[str, ...]
    gated: bool = False
    revision: str | None = None

    @property
    def needs_consent(self) -> bool:
        """True when it is used only once its licence was accepted."""
        return is_non_commercial(self.licence)

    def folder_in(self, cache_dir: Path) -> Path:
        """Where it lies once it was fetched."""
        return cache_dir / HUB / self.name.replace("/", "--")


_CODES = (
    "af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha he hi hr hu hy id is it "
    "ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my ne nl no om or pa pl ps pt ro ru sa sd si sk sl so sq "
    "sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh"
)
_XLM_ROBERTA = tuple(_CODES.split())
_MLQE_PE = ("ru-en", "et-en", "ro-en", "ne-en", "si-en", "en-de", "en-zh")
_FREE, _NON_COMMERCIAL = "apache-2.0", "cc-by-nc-sa-4.0"
_UNIT = (0.0, 1.0)


_REVISIONS = {
    "wmt22-comet-da": "2760a223ac957f30acfb18c8aa649b01cf1d75f2",
    "wmt20-comet-qe-da": "2e7ffc84fb67d99cf92506611766463bb9230cfb",
    "wmt22-cometkiwi-da": "1ad785194e391eebc6c53e2d0776cada8f83179a",
    "wmt23-cometkiwi-da-xl": "33858b2239a139d497d9c74952c88b89a8c06213",
    "XCOMET-XL": "6a123c5e8e6dccab25e5fcffa3c8b417abadb462",
    "XCOMET-XXL": "873bac1b1c461e410c4a6e379f6790d3d1c7c214",
}
"""The newest commits that public projects pin, each found in the manifests or cache paths of several of them. Of the
other models none was found, so they are fetched as the hub has them, and the commit is recorded."""


def _open(name: str, task: Task, parameters: int, score_range: tuple[float, float] | None) -> KnownModel:
    revision = _REVISIONS.get(name)
    return KnownModel(f"Unbabel/{name}", task, parameters, _FREE, score_range, _XLM_ROBERTA, revision=revision)


def _gated(name: str, task: Task, parameters: int) -> KnownModel:
    revision = _REVISIONS.get(name)
    return KnownModel(f"Unbabel/{name}", task, parameters, _NON_COMMERCIAL, _UNIT, _XLM_ROBERTA, True, revision)


KNOWN = (
    KnownModel(PACKAGED, Task.EITHER_MARKING, 118_000_000, _FREE, _UNIT, _MLQE_PE),
    _open("wmt22-comet-da", Task.WITH_REFERENCE, 580_000_000, _UNIT),
    _open("wmt20-comet-da", Task.WITH_REFERENCE, 582_000_000, None),
    _open("wmt20-comet-qe-da", Task.WITHOUT_REFERENCE, 570_000_000, None),
    _open("eamt22-cometinho-da", Task.WITH_REFERENCE, 119_000_000, None),
    _gated("wmt22-cometkiwi-da", Task.WITHOUT_REFERENCE, 565_000_000),
    _gated("wmt23-cometkiwi-da-xl", Task.WITHOUT_REFERENCE, 3_500_000_000),
    _gated("wmt23-cometkiwi-da-xxl", Task.WITHOUT_REFERENCE, 10_700_000_000),
    _gated("XCOMET-XL", Task.EITHER_MARKING, 3_500_000_000),
    _gated("XCOMET-XXL", Task.EITHER_MARKING, 10_700_000_000),
)


def find_known(name: str) -> KnownModel | None:
    """The known model of that name, None if there is none."""
    return next((model for model in KNOWN if model.name == name), None)
