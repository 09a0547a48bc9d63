from collections.abc import Callable
from pathlib import Path

import pytest

from exonym.checkpoints import assemble, store
from exonym.checkpoints.assemble import CHECKPOINT
from exonym.checkpoints.card import CARD, ModelCard, write_card
from exonym.checkpoints.known import HUB, KNOWN, PACKAGED
from exonym.errors import LicenceRefused, ModelMissing

NC = "cc-by-nc-sa-4.0"
NON_COMMERCIAL = [model.name for model in KNOWN if model.licence == NC]


def put(folder: Path, licence: str = "mit") -> Path:
    """A folder that has the outline of a COMET checkpoint."""
    (folder / CHECKPOINT).parent.mkdir(parents=True)
    (folder / CHECKPOINT).touch()
    write_card(folder, ModelCard("mine", "1", licence, "wmt"))
    return folder


def test_the_default_is_the_packaged_model(packaged: Path) -> None:
    assert store.resolve(None) == store.resolve(PACKAGED) == store.build_packaged() == packaged


def test_a_folder_is_taken_by_its_path(tmp_path: Path) -> None:
    assert store.resolve(str(put(tmp_path / "mine"))) == tmp_path / "mine"


@pytest.mark.parametrize("name", ["Unbabel/wmt22-comet-da", "Unbabel/wmt20-comet-qe-da"])
def test_a_known_model_that_is_not_here_says_how_to_get_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelMissing, match=f"exonym models pull {name}"):
        store.resolve(name, tmp_path)


def test_a_typing_error_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="neither a known model nor a COMET folder"):
        store.resolve("Unbabel/wmt22-comet-daa", tmp_path)


@pytest.mark.parametrize("name", NON_COMMERCIAL)
@pytest.mark.parametrize("use", [store.resolve, store.pull], ids=["used", "fetched"])
def test_a_non_commercial_model_is_refused_even_when_it_is_here(
    tmp_path: Path, name: str, use: Callable[[str, Path], Path]
) -> None:
    put(tmp_path / HUB / name.replace("/", "--"))
    with pytest.raises(LicenceRefused, match=r"cc-by-nc-sa-4\.0"):
        use(name, tmp_path)


@pytest.mark.parametrize("accepted", [NC, "CC-BY-NC-SA-4.0"], ids=["as written", "in capitals"])
def test_a_non_commercial_model_is_used_once_its_licence_is_accepted(tmp_path: Path, accepted: str) -> None:
    folder = put(tmp_path / HUB / "Unbabel--XCOMET-XL", NC)
    assert store.resolve("Unbabel/XCOMET-XL", tmp_path, {accepted}) == folder


@pytest.mark.parametrize("accepted", ["", "cc-by-nc-4.0", "Unbabel/XCOMET-XL"], ids=["none", "another", "its name"])
def test_a_folder_whose_card_names_a_non_commercial_licence_needs_that_one_accepted(
    tmp_path: Path, accepted: str
) -> None:
    folder = put(tmp_path / "mine", NC)
    with pytest.raises(LicenceRefused, match=f"--accept-licence {NC} or EXONYM_ACCEPT_LICENCE={NC}"):
        store.resolve(str(folder), accepted={accepted})
    assert store.resolve(str(folder), accepted={accepted, NC}) == folder


def test_what_a_broken_off_download_left_is_not_used(tmp_path: Path) -> None:
    folder = put(tmp_path / HUB / "Unbabel--wmt22-comet-da")
    (folder / CARD).unlink()
    with pytest.raises(ModelMissing, match="models pull"):
        store.resolve("Unbabel/wmt22-comet-da", tmp_path)


def test_all_known_models_are_listed_with_what_is_here(tmp_path: Path) -> None:
    folder = put(tmp_path / HUB / "Unbabel--wmt22-comet-da")
    here = {listed.model.name: listed.folder for listed in store.known(tmp_path)}
    assert {*NON_COMMERCIAL, PACKAGED} < here.keys()
    assert [name for name, found in here.items() if found] == [PACKAGED, "Unbabel/wmt22-comet-da"]
    assert here["Unbabel/wmt22-comet-da"] == folder


def test_the_packaged_model_is_listed_with_what_its_card_says() -> None:
    card = assemble.shipped_card()
    listed = next(found.model for found in store.known() if found.model.name == PACKAGED)
    assert (listed.licence, listed.languages) == (card.licence, card.languages)


def test_the_packaged_model_has_one_revision(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="no other revision"):
        store.pull(f"{PACKAGED}@v9", tmp_path)


def test_only_a_known_model_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="none of the known models"):
        store.pull("somebody/else", tmp_path)
