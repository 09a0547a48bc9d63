import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exonym.checkpoints import assemble
from exonym.errors import ModelMissing

ASSEMBLE = "import sys, pathlib, exonym.checkpoints.assemble as a; a.assembled_folder(pathlib.Path(sys.argv[1]))"


def test_what_ships_is_small() -> None:
    assert (assemble.SHIPPED / assemble.WEIGHTS).stat().st_size <= 25_000_000


def test_two_processes_at_once_make_one_folder_and_damage_is_repaired(tmp_path: Path) -> None:
    damaged = assemble.folder_in(tmp_path)
    damaged.mkdir()
    (damaged / "files.json").write_text('{"folder": "', encoding="utf-8")
    both = [subprocess.Popen([sys.executable, "-c", ASSEMBLE, str(tmp_path)]) for _ in range(2)]
    assert [process.wait(300) for process in both] == [0, 0]
    folder = assemble.folder_in(tmp_path)
    assert assemble.is_intact(folder)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [folder.name]

    moved = folder.rename(tmp_path / "moved")
    assert not assemble.is_intact(moved)
    moved.rename(folder)
    _flip_a_byte(folder / assemble.CHECKPOINT)
    assert not assemble.is_intact(folder)


def test_an_intact_folder_is_left_alone(packaged: Path) -> None:
    before = (packaged / assemble.CHECKPOINT).stat().st_mtime_ns
    assert assemble.assembled_folder() == packaged
    assert (packaged / assemble.CHECKPOINT).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda shipped: (shipped / assemble.WEIGHTS).unlink(), "are not at", id="weights missing"),
        pytest.param(lambda shipped: _flip_a_byte(shipped / assemble.WEIGHTS), "checksum", id="weights damaged"),
        pytest.param(lambda shipped: shutil.rmtree(shipped), "is not in", id="nothing shipped"),
    ],
)
def test_what_did_not_ship_whole_is_named_and_leaves_nothing_behind(
    tmp_path: Path, damage: Callable[[Path], None], message: str
) -> None:
    shipped, cache = tmp_path / "shipped", tmp_path / "cache"
    shutil.copytree(assemble.SHIPPED, shipped)
    damage(shipped)
    with pytest.raises(ModelMissing, match=message):
        assemble.assembled_folder(cache, shipped)
    assert not [path for path in cache.glob("*") if path.is_dir()]


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    with pytest.raises(ModelMissing, match=f"cannot be assembled in {tmp_path / 'cache'}"):
        assemble.assembled_folder(tmp_path / "cache")


def test_the_encoder_can_be_loaded_from_its_folder(packaged: Path) -> None:
    names = {path.name for path in assemble.encoder_folder().iterdir()}
    assert {"config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors"} <= names


def _flip_a_byte(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(path.stat().st_size // 2)
        byte = stream.read(1)[0]
        stream.seek(-1, 1)
        stream.write(bytes([byte ^ 255]))
