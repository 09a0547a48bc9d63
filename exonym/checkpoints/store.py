"""Which checkpoints there are: the packaged one, known ones by name, and any folder of the operator's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from exonym.checkpoints import assemble
from exonym.checkpoints.card import ModelCard, read_card, write_card
from exonym.errors import LicenceRefused, ModelMissing

PACKAGED = "exonym-qe-1"
HUB = "hub"
_AS_IT_IS = ((0.0, 0.0), (1.0, 1.0))


@dataclass(frozen=True)
class KnownModel:
    """A checkpoint that can be named.

    ``consent``: its licence needs the operator's word before it is used. ``unit`` are the scores ("qe", "comet") that
    it gives on 0 to 1 as it is.
    """

    name: str
    licence: str
    description: str
    unit: tuple[str, ...] = ()
    consent: bool = False

    def folder_in(self, cache_dir: Path) -> Path:
        """Where it lies once it was fetched."""
        return cache_dir / HUB / self.name.replace("/", "--")


_NON_COMMERCIAL = "cc-by-nc-sa-4.0"
_BOTH = ("qe", "comet")
_EITHER_WAY = "scores with or without a reference, marks words"
KNOWN = (
    KnownModel(PACKAGED, "apache-2.0", f"packaged: {_EITHER_WAY}"),
    KnownModel("Unbabel/wmt22-comet-da", "apache-2.0", "scores with a reference", ("comet",)),
    KnownModel("Unbabel/wmt20-comet-qe-da", "apache-2.0", "scores without a reference, not on 0 to 1"),
    KnownModel("Unbabel/wmt22-cometkiwi-da", _NON_COMMERCIAL, "scores without a reference", ("qe",), consent=True),
    KnownModel("Unbabel/XCOMET-XL", _NON_COMMERCIAL, _EITHER_WAY, _BOTH, consent=True),
    KnownModel("Unbabel/XCOMET-XXL", _NON_COMMERCIAL, _EITHER_WAY, _BOTH, consent=True),
)
"""Licences as the models' pages on the Hugging Face hub state them."""


@dataclass(frozen=True)
class Listed:
    """A known model as it stands on this machine. ``folder`` is None where it is not here yet."""

    model: KnownModel
    folder: Path | None


def known(cache_dir: Path | None = None) -> tuple[Listed, ...]:
    """Every known model and where it lies."""
    return tuple(Listed(model, _present(model, _cache(cache_dir))) for model in KNOWN)


def build_packaged(cache_dir: Path | None = None) -> Path:
    """Assemble the packaged model unless it is there; returns its folder. Raises ModelMissing."""
    return assemble.assembled_folder(cache_dir)


def resolve(name_or_path: str | None, cache_dir: Path | None = None, accepted: Collection[str] = ()) -> Path:
    """The COMET folder of a checkpoint: None is the packaged one, else a known name or a folder's path.

    ``accepted`` are names of models whose licence the operator accepts. Never fetches anything.
    Raises ModelMissing when it is not on this machine, LicenceRefused when the licence is not accepted.
    """
    model = _named(name_or_path or PACKAGED)
    if model is None:
        return _local(Path(str(name_or_path)))
    if model.name == PACKAGED:
        return build_packaged(cache_dir)
    _check_licence(model, accepted)
    found = _present(model, _cache(cache_dir))
    if found is None:
        raise ModelMissing(f"{model.name} is not on this machine; fetch it with: exonym models pull {model.name}")
    return found


def pull(name: str, cache_dir: Path | None = None, accepted: Collection[str] = ()) -> Path:
    """Fetch a known model from the Hugging Face hub, or assemble the packaged one; returns its folder.

    Raises LicenceRefused, or ModelMissing when the name is not known or the hub cannot be reached.
    """
    model = _named(name)
    if model is None:
        raise ModelMissing(f"{name} is none of the known models: {', '.join(m.name for m in KNOWN)}")
    if model.name == PACKAGED:
        return build_packaged(cache_dir)
    _check_licence(model, accepted)
    return _download(model, model.folder_in(_cache(cache_dir)))


def _download(model: KnownModel, folder: Path) -> Path:
    from huggingface_hub import model_info, snapshot_download

    try:
        revision = str(model_info(model.name).sha)
        snapshot_download(model.name, revision=revision, local_dir=folder)
        snapshot_download(_encoder_of(folder), allow_patterns=["*.json", "*.model"])
    except Exception as error:  # the hub's client lets through errors of several HTTP libraries
        raise ModelMissing(f"{model.name} could not be fetched from the Hugging Face hub: {error}") from error
    write_card(folder, ModelCard(model.name, revision[:12], model.licence, "wmt", dict.fromkeys(model.unit, _AS_IT_IS)))
    return folder


def _encoder_of(folder: Path) -> str:
    """The hub's name of the encoder whose tokenizer and configuration a checkpoint needs."""
    import yaml

    return str(yaml.safe_load((folder / "hparams.yaml").read_text(encoding="utf-8"))["pretrained_model"])


def _named(name: str) -> KnownModel | None:
    return next((model for model in KNOWN if model.name == name), None)


def _local(folder: Path) -> Path:
    if not (folder / assemble.CHECKPOINT).is_file():
        raise ModelMissing(f"{folder} is neither a known model nor a COMET folder (with {assemble.CHECKPOINT})")
    return folder.absolute()


def _check_licence(model: KnownModel, accepted: Collection[str]) -> None:
    if model.consent and model.name not in accepted:
        raise LicenceRefused(f"{model.name} is under {model.licence}; it is used only when that licence is accepted")


def _present(model: KnownModel, cache_dir: Path) -> Path | None:
    if model.name != PACKAGED:
        folder = model.folder_in(cache_dir)
        return folder if (folder / assemble.CHECKPOINT).is_file() else None
    if read_card(assemble.SHIPPED) is None:
        return None
    folder = assemble.folder_in(cache_dir)
    return folder if assemble.is_intact(folder) else None


def _cache(cache_dir: Path | None) -> Path:
    return cache_dir or assemble.default_cache_dir()
