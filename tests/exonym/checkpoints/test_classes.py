"""A checkpoint of every class, from a folder, through a whole audit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import torch

from exonym import AuditConfig, Auditor, Pair, Report
from exonym.checkpoints import comet_model
from exonym.checkpoints.assemble import CHECKPOINT
from exonym.checkpoints.sample import Sample
from exonym.errors import ModelMissing
from exonym.renderers.html import RENDERER as HTML
from exonym.renderers.text import RENDERER as TEXT
from exonym.report import report_to_dict
from tests.exonym.checkpoints.small import CLASSES, write_checkpoint
from tests.exonym.test_auditor import SOURCE, TARGET, embed

NC = "cc-by-nc-sa-4.0"
PAIR = Pair(target=TARGET, source=SOURCE, source_lang="pl", reference="Tokayev came to Astana.\nThe minister was mute.")


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A checkpoint of each class."""
    made = {name: write_checkpoint(tmp_path_factory.mktemp(name), name) for name in CLASSES}
    kiwi = tmp_path_factory.mktemp("kiwi")
    return made | {"kiwi": write_checkpoint(kiwi, "unified_metric", input_segments=["mt", "src"])}


def audited(folder: Path, pair: Pair = PAIR, accepted: frozenset[str] = frozenset()) -> Report:
    return Auditor(AuditConfig(checkpoint=str(folder), accepted_licences=accepted), embed=embed).audit(pair)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        pytest.param("regression_metric", {"comet"}, id="regression_metric, as wmt22-comet-da"),
        pytest.param(
            "referenceless_regression_metric", {"qe"}, id="referenceless_regression_metric, as wmt20-comet-qe-da"
        ),
        pytest.param("unified_metric", {"qe", "comet"}, id="unified_metric, as the packaged model"),
        pytest.param("kiwi", {"qe"}, id="unified_metric without references, as wmt22-cometkiwi-da"),
        pytest.param("xcomet_metric", {"qe", "comet"}, id="xcomet_metric, as XCOMET-XL"),
    ],
)
def test_an_audit_has_the_scores_of_the_checkpoint_s_class(
    folders: dict[str, Path], name: str, given: set[str]
) -> None:
    report = audited(folders[name])
    found = report.scores.keys() & {"qe", "comet"}
    assert found == given
    assert all(0 <= report.scores[score].value <= 1 for score in found)
    assert all("lic:mit|" in report.scores[score].signature for score in found)
    assert ("quality" in report.scores) == ("qe" in given)
    missing = {"qe", "comet"} - given
    assert {skipped.rule for skipped in report.coverage.skipped if "reference" in skipped.why} == missing
    assert report.notes == ()


@pytest.mark.parametrize("name", ["unified_metric", "xcomet_metric"])
@pytest.mark.parametrize("reference", [None, PAIR.reference], ids=["without a reference", "with one"])
def test_a_checkpoint_that_marks_words_gives_spans_of_the_target(
    folders: dict[str, Path], name: str, reference: str | None
) -> None:
    model = comet_model.load(folders[name])
    samples = [Sample(SOURCE, TARGET, reference), Sample("Sport", "Sport.", reference)]
    for sample, found in zip(samples, model.predict(samples), strict=True):
        assert all(0 <= error.start < error.end <= len(sample.target) for error in found.errors)
        assert all(error.severity in ("minor", "major", "critical") for error in found.errors)
        assert all(0 <= error.confidence <= 1 for error in found.errors)
    assert any(found.errors for found in model.predict(samples))


def test_a_score_does_not_depend_on_its_neighbours(folders: dict[str, Path]) -> None:
    samples = [Sample("Sport", "Sport", "Sport"), Sample(SOURCE, TARGET, TARGET), Sample("a", "b" * 90, "c")]
    for name in CLASSES:
        model = comet_model.load(folders[name])
        together = [found.score for found in model.predict(samples)]
        assert [model.predict([sample])[0].score for sample in samples] == pytest.approx(together, abs=1e-5)


def test_a_folder_can_be_moved(folders: dict[str, Path], tmp_path: Path) -> None:
    """Its encoder lies inside, under whatever name the checkpoint was trained with."""
    moved = shutil.copytree(folders["regression_metric"], tmp_path / "elsewhere")
    assert audited(moved).scores["comet"] == audited(folders["regression_metric"]).scores["comet"]


def test_a_folder_without_its_encoder_says_where_to_put_it(folders: dict[str, Path], tmp_path: Path) -> None:
    moved = shutil.copytree(folders["regression_metric"], tmp_path / "bare")
    shutil.rmtree(moved / "encoder")
    with pytest.raises(ModelMissing, match=r"put them into .*bare/encoder"):
        comet_model.load(moved)


def test_a_checkpoint_that_was_trained_with_softmax_in_spite_of_what_it_says_is_run_so(tmp_path: Path) -> None:
    """The hub's large models say so in ``hparams.yaml`` alone: unbabel-comet, issue 244."""
    names = ("softmax", "sparsemax", "patched")
    for name in names:
        transformation = "softmax" if name == "softmax" else "sparsemax"
        write_checkpoint(tmp_path / name, "regression_metric", layer_transformation=transformation)
    written = (tmp_path / "patched" / "hparams.yaml").read_text(encoding="utf-8")
    patched = written.replace("layer_transformation: sparsemax", "layer_transformation: sparsemax_patch")
    (tmp_path / "patched" / "hparams.yaml").write_text(patched, encoding="utf-8")
    sample = Sample(SOURCE, TARGET, TARGET)
    softmax, sparsemax, found = (comet_model.load(tmp_path / name).predict([sample])[0].score for name in names)
    assert found == pytest.approx(softmax, abs=1e-6)
    assert found != pytest.approx(sparsemax, abs=1e-6)


@dataclass(frozen=True)
class Code:
    """What a pickle can hold: a call, made when it is read."""

    touched: Path

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.touched,)


def test_code_in_a_checkpoint_is_not_run(folders: dict[str, Path], tmp_path: Path) -> None:
    folder = shutil.copytree(folders["regression_metric"], tmp_path / "evil")
    written = torch.load(folder / CHECKPOINT, weights_only=True)
    torch.save({**written, "more": Code(tmp_path / "touched")}, folder / CHECKPOINT)
    with pytest.raises(ModelMissing, match="cannot load"):
        comet_model.load(folder)
    assert not (tmp_path / "touched").exists()


def test_a_report_says_in_plain_words_that_a_model_is_non_commercial(tmp_path: Path) -> None:
    folder = write_checkpoint(tmp_path, "xcomet_metric", NC)
    refused = audited(folder)
    assert not refused.scores.keys() & {"qe", "comet"}
    assert any(f"EXONYM_ACCEPT_LICENCE={NC}" in skipped.why for skipped in refused.coverage.skipped)
    report = audited(folder, accepted=frozenset({NC}))
    (note,) = report.notes
    assert note == f"Scores come from small xcomet_metric, whose licence, {NC}, allows non-commercial use only."
    assert note in HTML.render(report, PAIR)
    assert note in " ".join(TEXT.render(report, PAIR).split())
    assert report_to_dict(report)["notes"] == [note]
