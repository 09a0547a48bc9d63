from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version

import pytest

from exonym.checkpoints.assemble import shipped_card
from exonym.checkpoints.card import calibrated
from exonym.checkpoints.comet_model import CometModel
from exonym.checkpoints.packaged import model as packaged
from exonym.checkpoints.packaged.model import PackagedModel
from exonym.checkpoints.sample import Model, Sample
from exonym.config import Precision

PAIRS = [
    ("Президент прибыл в Варшаву в понедельник.", "The president arrived in Warsaw on Monday."),
    ("Президент прибыл в Варшаву в понедельник.", "Warsaw president cheese the to on eating."),
    ("Sport", "Sport"),
    ("Der Minister sprach mit den Bauern. " * 12, "The minister spoke with the farmers. " * 12),
    ("Wczoraj wieczorem rząd ogłosił nowy budżet.", "Last night the government announced a new budget."),
    ("Уряд не підтримав закон 5 травня.", "The government supported the law on 7 May."),
]
SAMPLES = [Sample(*pair) for pair in PAIRS]
REFERENCED = [Sample(*pair, "The president came to Warsaw on Monday.") for pair in PAIRS[:3]]
MANY = [Sample(f"{source} {number}", f"{target} {number}") for number in range(9) for source, target in PAIRS]


@pytest.fixture(scope="module")
def int8() -> PackagedModel:
    return packaged.load(Precision.INT8)


@pytest.fixture(scope="module")
def float32() -> PackagedModel:
    return packaged.load(Precision.FLOAT32)


def scores(model: Model, samples: list[Sample]) -> list[float]:
    return [found.score for found in model.predict(samples)]


@pytest.mark.parametrize("samples", [SAMPLES, REFERENCED], ids=["without a reference", "with one"])
def test_float32_gives_comet_s_own_scores(float32: PackagedModel, model: CometModel, samples: list[Sample]) -> None:
    assert scores(float32, samples) == pytest.approx(scores(model, samples), abs=1e-4)


@pytest.mark.parametrize("samples", [SAMPLES, REFERENCED], ids=["without a reference", "with one"])
def test_int8_stays_near_comet_s_own_scores(int8: PackagedModel, model: CometModel, samples: list[Sample]) -> None:
    knots = shipped_card().calibration["qe"]
    ours, theirs = ([calibrated(score, knots) for score in scores(one, samples)] for one in (int8, model))
    assert ours == pytest.approx(theirs, abs=0.03)


@pytest.mark.parametrize("precision", Precision)
def test_a_score_does_not_depend_on_what_else_is_in_its_batch(precision: Precision) -> None:
    loaded = packaged.load(precision)
    among = scores(loaded, MANY)
    alone = [scores(loaded, [sample])[0] for sample in MANY[:8]]
    assert alone == pytest.approx(among[:8], abs=1e-3)


def test_results_come_in_the_order_of_the_samples_and_repetitions_are_equal(int8: PackagedModel) -> None:
    wrong, good, again = int8.predict([SAMPLES[1], SAMPLES[0], SAMPLES[1]])
    assert wrong == again
    assert good.score > wrong.score


def test_nothing_is_asked_about_nothing(int8: PackagedModel) -> None:
    assert int8.predict([]) == []


def test_error_spans_are_words_of_the_target_and_never_overlap(int8: PackagedModel) -> None:
    for sample, found in zip(MANY, int8.predict(MANY), strict=True):
        ends = [place for error in found.errors for place in (error.start, error.end)]
        assert ends == sorted(ends)
        assert all(sample.target[error.start : error.end].strip() for error in found.errors)
        assert all(0 <= error.confidence <= 1 for error in found.errors)


def test_threads_may_share_a_model(int8: PackagedModel) -> None:
    several = MANY[:12]  # of more than one batch
    alone = scores(int8, several)
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: scores(int8, several), range(4)):
            assert found == pytest.approx(alone, abs=1e-4)


def test_lengths_count_the_longest_of_the_ways_of_asking(int8: PackagedModel) -> None:
    without, with_reference = int8.lengths([SAMPLES[0]])[0], int8.lengths([REFERENCED[0]])[0]
    assert 20 < without < with_reference < 60


@pytest.mark.parametrize(
    ("precision", "wanted"),
    [
        pytest.param(Precision.INT8, f"onnxruntime{version('onnxruntime')}-int8", id="int8"),
        pytest.param(Precision.FLOAT32, f"torch{version('torch')}-float32", id="float32"),
    ],
)
def test_the_runtime_is_named(precision: Precision, wanted: str) -> None:
    assert packaged.runtime(precision) == wanted
