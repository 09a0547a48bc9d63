import re
from pathlib import Path

import pytest

from exonym.checkpoints import assemble, scoring
from exonym.checkpoints.assemble import CHECKPOINT
from exonym.checkpoints.card import ModelCard, write_card
from exonym.checkpoints.comet_model import Sample
from exonym.config import AuditConfig
from exonym.extend import Scorer, SegmentText
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
    assert signature == f"model:exonym-qe-1|rev:{card.revision}|lic:apache-2.0|trained:mlqe-pe|version:comet2.2.7"
    assert re.fullmatch("[0-9a-f]{12}", card.revision)


@pytest.mark.parametrize("scorer", [qe.SCORER, comet.SCORER], ids=lambda scorer: scorer.name)
def test_a_checkpoint_that_is_not_here_makes_the_score_unavailable(tmp_path: Path, scorer: Scorer) -> None:
    config = AuditConfig(checkpoint="Unbabel/wmt22-comet-da", cache_dir=tmp_path)
    assert "models pull" in (scorer.unavailable(config) or "")


@pytest.mark.parametrize(
    ("given", "qe_is_had", "comet_is_had"),
    [
        pytest.param(("qe", "comet"), True, True, id="both"),
        pytest.param(("comet",), False, True, id="one that needs a reference"),
        pytest.param(("qe",), True, False, id="one that takes none"),
        pytest.param((), False, False, id="one whose scores are not on 0 to 1"),
    ],
)
def test_a_score_is_available_when_the_checkpoint_gives_it(
    tmp_path: Path, given: tuple[str, ...], qe_is_had: bool, comet_is_had: bool
) -> None:
    (tmp_path / CHECKPOINT).parent.mkdir()
    (tmp_path / CHECKPOINT).touch()
    write_card(tmp_path, ModelCard("m", "r", "mit", "wmt", dict.fromkeys(given, ((0.0, 0.0), (1.0, 1.0)))))
    config = AuditConfig(checkpoint=str(tmp_path))
    assert (qe.SCORER.unavailable(config) is None) == qe_is_had
    assert (comet.SCORER.unavailable(config) is None) == comet_is_had
