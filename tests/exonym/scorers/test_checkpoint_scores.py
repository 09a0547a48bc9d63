import re
from importlib.metadata import version
from pathlib import Path

import pytest

from exonym.checkpoints import assemble, scoring
from exonym.checkpoints.assemble import CHECKPOINT
from exonym.checkpoints.card import CARD, ModelCard, write_card
from exonym.checkpoints.sample import Sample
from exonym.config import AuditConfig
from exonym.plugins import Scorer, SegmentText
from exonym.scorers import comet, qe

SOURCE = "Президент прибыл в Варшаву в понедельник."
GOOD = SegmentText(SOURCE, "The president arrived in Warsaw on Monday.", None)
WRONG = SegmentText(SOURCE, "Warsaw president cheese the to on eating.", None)
UNALIGNED = SegmentText("", "Read Entire Article", None)
UNTRANSLATED = SegmentText(SOURCE, "", None)
CONFIG = AuditConfig()


def test_qe_of_an_article() -> None:
    scored = qe.SCORER.score([GOOD, WRONG], CONFIG)
    assert scored.segments is not None
    good, wrong = scored.segments
    assert 0 <= wrong < good <= 1
    assert wrong < scored.score.value < good
    assert scored.score.range == (0, 1)


@pytest.mark.parametrize("lacking", [UNALIGNED, UNTRANSLATED], ids=["no source", "no target"])
def test_a_segment_with_an_empty_side_scores_0(lacking: SegmentText) -> None:
    segments = qe.SCORER.score([lacking, GOOD], CONFIG).segments
    assert segments
    assert segments[0] == 0
    assert segments[1] > 0


def test_target_that_no_source_stands_behind_brings_an_article_down() -> None:
    alone = qe.SCORER.score([GOOD], CONFIG).score.value
    with_addition = qe.SCORER.score([GOOD, UNALIGNED], CONFIG).score.value
    share = len(GOOD.target) / (len(GOOD.target) + len(UNALIGNED.target))
    assert with_addition == pytest.approx(alone * share, abs=1e-4)


@pytest.mark.parametrize(
    ("targets", "scores", "wanted"),
    [
        pytest.param(["abc", "a"], [1.0, 0.0], 0.75, id="long segments weigh more"),
        pytest.param(["", "a"], [0.0, 0.6], 0.6, id="what was left out weighs nothing"),
        pytest.param([""], [0.0], 0.0, id="no target at all"),
        pytest.param([], [], 0.0, id="no segment"),
    ],
)
def test_weighted_mean(targets: list[str], scores: list[float], wanted: float) -> None:
    samples = [Sample("s", target) for target in targets]
    assert scoring.weighted_mean(samples, scores) == pytest.approx(wanted)


def test_the_signature_names_everything_that_decides_a_score() -> None:
    card = assemble.shipped_card()
    signature = qe.SCORER.score([GOOD], CONFIG).score.signature
    runtime = f"runtime:onnxruntime{version('onnxruntime')}-int8"
    assert signature == f"model:exonym-qe-1|rev:{card.revision}|lic:apache-2.0|trained:mlqe-pe|{runtime}"
    assert re.fullmatch("[0-9a-f]{12}", card.revision)


@pytest.mark.parametrize("scorer", [qe.SCORER, comet.SCORER], ids=lambda scorer: scorer.name)
def test_a_checkpoint_that_is_not_here_makes_the_score_unavailable(tmp_path: Path, scorer: Scorer) -> None:
    config = AuditConfig(checkpoint="Unbabel/wmt22-comet-da", cache_dir=tmp_path)
    assert "models pull" in (scorer.unavailable(config) or "")


FOLDERS = {
    "regression": "class_identifier: regression_metric",
    "referenceless": "class_identifier: referenceless_regression_metric",
    "unified": "class_identifier: unified_metric",
    "unified without a reference": "class_identifier: unified_metric\ninput_segments: [mt, src]",
    "unified without the source": "class_identifier: unified_metric\ninput_segments: [mt, ref]",
    "xcomet": "class_identifier: xcomet_metric",
    "ranking": "class_identifier: ranking_metric",
}
"""The start of ``hparams.yaml``, by kind of checkpoint."""
UNIT = ((0.0, 0.0), (1.0, 1.0))


def put(
    folder: Path, kind: str, calibrated: tuple[str, ...] = (), score_range: tuple[float, float] | None = None
) -> str:
    """The outline of a checkpoint; enough to ask what it gives."""
    (folder / CHECKPOINT).parent.mkdir()
    (folder / CHECKPOINT).touch()
    (folder / "hparams.yaml").write_text(FOLDERS[kind], encoding="utf-8")
    write_card(folder, ModelCard("m", "r", "mit", "wmt", dict.fromkeys(calibrated, UNIT), score_range=score_range))
    return str(folder)


@pytest.mark.parametrize(
    ("kind", "calibrated", "score_range", "qe_why", "comet_why"),
    [
        pytest.param("xcomet", ("qe", "comet"), None, None, None, id="both calibrated"),
        pytest.param("xcomet", ("comet",), None, "neither calibration", None, id="one calibrated"),
        pytest.param("xcomet", ("comet",), (-1.0, 1.0), None, None, id="the other in a straight line"),
        pytest.param("xcomet", (), None, "neither calibration", "neither calibration", id="no word on its scores"),
        pytest.param("unified", (), (0.0, 1.0), None, None, id="both on 0 to 1"),
        pytest.param("regression", (), (0.0, 1.0), "needs a reference: it gives comet", None, id="needs a reference"),
        pytest.param("regression", ("qe",), (0.0, 1.0), "needs a reference", None, id="calibrated for what it is not"),
        pytest.param("referenceless", (), (0.0, 1.0), None, "takes no reference: it gives qe", id="takes no reference"),
        pytest.param("unified without a reference", (), (0.0, 1.0), None, "takes no reference", id="cometkiwi"),
        pytest.param("unified without the source", (), (0.0, 1.0), "needs a reference", None, id="reference only"),
        pytest.param("ranking", (), (0.0, 1.0), "cannot be used here", "cannot be used here", id="ranks, gives none"),
    ],
)
def test_a_score_is_available_when_the_checkpoint_s_class_gives_it_and_its_card_scales_it(
    tmp_path: Path,
    kind: str,
    calibrated: tuple[str, ...],
    score_range: tuple[float, float] | None,
    qe_why: str | None,
    comet_why: str | None,
) -> None:
    config = AuditConfig(checkpoint=put(tmp_path, kind, calibrated, score_range))
    for scorer, why in ((qe.SCORER, qe_why), (comet.SCORER, comet_why)):
        said = scorer.unavailable(config)
        assert said is None if why is None else why in (said or "")


def test_a_folder_without_a_card_is_told_what_to_write(tmp_path: Path) -> None:
    put(tmp_path, "xcomet")
    (tmp_path / CARD).unlink()
    said = qe.SCORER.unavailable(AuditConfig(checkpoint=str(tmp_path))) or ""
    example = said.partition(" such as ")[2]
    (tmp_path / CARD).write_text(example, encoding="utf-8")
    assert qe.SCORER.unavailable(AuditConfig(checkpoint=str(tmp_path))) is None


def test_a_folder_without_hyperparameters_is_told_so(tmp_path: Path) -> None:
    put(tmp_path, "xcomet")
    (tmp_path / "hparams.yaml").unlink()
    assert "hparams.yaml cannot be read" in (qe.SCORER.unavailable(AuditConfig(checkpoint=str(tmp_path))) or "")


@pytest.mark.parametrize(
    ("source_lang", "expected"),
    [
        pytest.param("ru", True, id="a language that it learnt"),
        pytest.param("ru-RU", True, id="with a region"),
        pytest.param("de", True, id="a language that it learnt on the other side"),
        pytest.param("kk", False, id="a language that it never read"),
        pytest.param(None, True, id="nobody said which language it is"),
    ],
)
def test_whose_words_the_packaged_model_marks(source_lang: str | None, expected: bool) -> None:
    text = SegmentText("Привет.", "Hello.", None, source_lang)
    assert scoring.metric(AuditConfig(), "qe").marks_words_of(text) is expected
