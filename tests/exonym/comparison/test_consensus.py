"""Agreement of translations, worked out from sacreBLEU's values for pairs of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from exonym.comparison.consensus import CHRF, Utility, compute_expected_utilities, find_utility
from exonym.config import AuditConfig
from exonym.errors import InvalidConfig, ModelMissing
from tests.exonym.comparison.made import audited

TARGETS = {"a": "One.\nTwo.\nThree.", "b": "One.\nTwo.\nThree.", "c": "Four.\n\nFive."}
QE = {system: [0.5, 0.5, 0.5] for system in TARGETS}


def test_the_mean_over_the_other_systems() -> None:
    pairs = {("a", "b"): 0.8, ("a", "c"): 0.2, ("b", "a"): 0.6, ("b", "c"): 0.0, ("c", "a"): 0.1, ("c", "b"): 0.3}
    found = compute_expected_utilities(audited(TARGETS, QE), Utility("made", 1.0, lambda _, a, b: pairs[a, b]))
    assert found == pytest.approx({"a": 0.5, "b": 0.3, "c": 0.2})


def test_chrf_of_the_whole_texts() -> None:
    one = audited({"a": "the cat sat on the mat", "b": "the cat sat on a mat"}, {"a": [0.5], "b": [0.5]}, source="Kot.")
    assert CHRF.of(one, "a", "b") == pytest.approx(72.0848, abs=1e-4)  # as the test of the scorer has it


def test_comet_of_the_sentences() -> None:
    by_model = find_utility("comet", AuditConfig())
    one = audited(TARGETS, QE)
    assert 1 >= by_model.of(one, "a", "b") > by_model.of(one, "a", "c") > 0


def test_an_unknown_utility_is_refused() -> None:
    with pytest.raises(InvalidConfig, match="utility: 'bleurt' is none of chrf, comet"):
        find_utility("bleurt", AuditConfig())


def test_comet_without_its_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="models pull"):
        find_utility("comet", AuditConfig(checkpoint="Unbabel/wmt22-comet-da", cache_dir=tmp_path))
