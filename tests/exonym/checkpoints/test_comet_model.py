import json
import logging
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from exonym.checkpoints import comet_model
from exonym.checkpoints.assemble import CHECKPOINT
from exonym.checkpoints.comet_model import CometModel
from exonym.checkpoints.lazy_comet import comet_models
from exonym.checkpoints.sample import Sample
from exonym.errors import ModelMissing

GOOD = Sample("Президент прибыл в Варшаву в понедельник.", "The president arrived in Warsaw on Monday.")
WRONG = Sample("Президент прибыл в Варшаву в понедельник.", "Warsaw president cheese the to on eating.")
SHORT = Sample("Sport", "Sport")
LONG = Sample("Der Minister sprach mit den Bauern. " * 12, "The minister spoke with the farmers. " * 12)
ALL = [LONG, GOOD, SHORT, WRONG]


def test_good_is_above_wrong(model: CometModel) -> None:
    good, wrong = model.predict([GOOD, WRONG])
    assert good.score > wrong.score


@pytest.mark.parametrize("sample", ALL, ids=["long", "good", "short", "wrong"])
def test_a_score_does_not_depend_on_its_neighbours(model: CometModel, sample: Sample) -> None:
    together = dict(zip(ALL, model.predict(ALL), strict=True))
    assert model.predict([sample])[0].score == pytest.approx(together[sample].score, abs=1e-4)


def test_results_come_in_the_order_of_the_samples_and_repetitions_are_equal(model: CometModel) -> None:
    first, second, third = model.predict([WRONG, GOOD, WRONG])
    assert first == third
    assert second.score > first.score


def test_nothing_is_asked_about_nothing(model: CometModel) -> None:
    assert model.predict([]) == []


def test_text_beyond_the_model_s_length_is_cut_not_refused(model: CometModel) -> None:
    assert len(model.predict([Sample(LONG.source * 10, LONG.target * 10)])) == 1


def test_with_a_reference(model: CometModel) -> None:
    same, other = model.predict(
        [Sample(GOOD.source, GOOD.target, GOOD.target), Sample(GOOD.source, GOOD.target, "Cheese is made of milk.")]
    )
    assert same.score > other.score


def test_error_spans_lie_in_the_target(model: CometModel) -> None:
    for sample, found in zip(ALL, model.predict(ALL), strict=True):
        assert all(0 <= error.start < error.end <= len(sample.target) for error in found.errors)
        assert all(0 <= error.confidence <= 1 for error in found.errors)


def test_threads_may_share_a_model(model: CometModel) -> None:
    alone = model.predict(ALL)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(model.predict, [ALL] * 4))
    for predictions in found:
        assert [p.score for p in predictions] == pytest.approx([p.score for p in alone], abs=1e-4)


def test_a_folder_is_loaded_once(packaged: Path) -> None:
    assert comet_model.load(packaged) is comet_model.load(packaged)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        pytest.param({}, "no checkpoints/model.ckpt", id="empty folder"),
        pytest.param({CHECKPOINT: b""}, r"hparams\.yaml cannot be read", id="no hparams.yaml"),
        pytest.param(
            {CHECKPOINT: b"not a checkpoint", "hparams.yaml": b"class_identifier: regression_metric"},
            "cannot load",
            id="not a checkpoint",
        ),
    ],
)
def test_what_is_no_checkpoint_is_missing(tmp_path: Path, files: dict[str, bytes], message: str) -> None:
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelMissing, match=message):
        comet_model.load(tmp_path)


def test_importing_comet_leaves_logging_alone() -> None:
    root = logging.getLogger()
    before = root.level, root.handlers[:]
    comet_models()
    assert (root.level, root.handlers) == before


def test_unbabel_s_own_command_scores_alike(tmp_path: Path, packaged: Path, model: CometModel) -> None:
    """``comet-score`` computes in half precision, so it agrees to two decimals only."""
    (tmp_path / "src").write_text(f"{GOOD.source}\n{WRONG.source}\n", encoding="utf-8")
    (tmp_path / "mt").write_text(f"{GOOD.target}\n{WRONG.target}\n", encoding="utf-8")
    command = shutil.which("comet-score", path=str(Path(sys.executable).parent))
    assert command
    files = ["-s", str(tmp_path / "src"), "-t", str(tmp_path / "mt"), "--to_json", str(tmp_path / "out.json")]
    subprocess.run(
        [command, *files, "--model", str(packaged / CHECKPOINT), "--gpus", "0", "--num_workers", "1", "--quiet"],
        check=True,
        timeout=300,
        capture_output=True,
    )
    rows = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))[str(tmp_path / "mt")]
    ours = [found.score for found in model.predict([GOOD, WRONG])]
    assert [row["COMET"] for row in rows] == pytest.approx(ours, abs=0.01)
