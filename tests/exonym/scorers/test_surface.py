"""BLEU, chrF and TER against values that sacreBLEU 2.6.0 gives for the same segments, as its own tests do."""

import math
from collections.abc import Sequence

import pytest

from exonym.config import AuditConfig
from exonym.plugins import Need, Scorer, SegmentText
from exonym.scorers import bleu, chrf, ter

CAT = "the cat sat on the mat"
SURFACE = [bleu.SCORER, chrf.SCORER, ter.SCORER]


def segments(*pairs: tuple[str, str | None]) -> list[SegmentText]:
    return [SegmentText("source", target, reference) for target, reference in pairs]


@pytest.mark.parametrize(
    ("scorer", "texts", "wanted"),
    [
        pytest.param(bleu.SCORER, segments((CAT, "the cat sat on a mat")), 53.7285, id="bleu, one word off"),
        pytest.param(chrf.SCORER, segments((CAT, "the cat sat on a mat")), 72.0848, id="chrf, one word off"),
        pytest.param(ter.SCORER, segments((CAT, "the cat sat on a mat")), 16.6667, id="ter, one word of six off"),
        pytest.param(bleu.SCORER, segments((CAT, CAT)), 100.0, id="bleu, the same is not over 100"),
        pytest.param(chrf.SCORER, segments((CAT, CAT)), 100.0, id="chrf, the same"),
        pytest.param(ter.SCORER, segments((CAT, CAT)), 0.0, id="ter, the same"),
        pytest.param(
            bleu.SCORER, segments((CAT, CAT), ("a stray line", None)), 100.0, id="segments without one are left out"
        ),
        pytest.param(bleu.SCORER, segments(("", CAT)), 0.0, id="bleu, nothing translated"),
        pytest.param(ter.SCORER, segments(("a b c d", "a")), 300.0, id="ter goes beyond 100"),
        pytest.param(bleu.SCORER, segments((CAT, None)), 0.0, id="bleu, no segment found its reference"),
        pytest.param(chrf.SCORER, segments((CAT, None)), 0.0, id="chrf, no segment found its reference"),
        pytest.param(ter.SCORER, segments((CAT, None)), 100.0, id="ter, no segment found its reference"),
    ],
)
def test_value(scorer: Scorer, texts: Sequence[SegmentText], wanted: float) -> None:
    assert scorer.score(texts, AuditConfig()).score.value == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize(
    ("scorer", "signature", "limits"),
    [
        (bleu.SCORER, "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0", (0, 100)),
        (chrf.SCORER, "nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0", (0, 100)),
        (ter.SCORER, "nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0", (0, math.inf)),
    ],
    ids=["bleu", "chrf", "ter"],
)
def test_signature_and_range(scorer: Scorer, signature: str, limits: tuple[float, float]) -> None:
    score = scorer.score(segments((CAT, CAT)), AuditConfig()).score
    assert (score.signature, score.range) == (signature, limits)


def test_chrf_has_a_value_for_each_segment_with_a_reference() -> None:
    texts = segments((CAT, "the cat sat on a mat"), ("a stray line", None), (CAT, CAT), ("", CAT))
    assert chrf.SCORER.score(texts, AuditConfig()).segments == pytest.approx((72.0848, None, 100.0, 0.0), abs=1e-4)


@pytest.mark.parametrize("scorer", SURFACE, ids=lambda scorer: scorer.name)
def test_nothing_but_a_reference_is_needed(scorer: Scorer) -> None:
    assert scorer.needs == {Need.REFERENCE}
    assert scorer.unavailable(AuditConfig()) is None
