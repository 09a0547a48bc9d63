"""What `exonym models list` shows, and how a licence is accepted on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exonym.checkpoints.known import KNOWN, PACKAGED
from exonym.cli import main
from tests.exonym.checkpoints.small import write_checkpoint
from tests.exonym.checkpoints.test_classes import NC

VARIABLE = "EXONYM_ACCEPT_LICENCE"
KIWI = "Unbabel/wmt22-cometkiwi-da"


def listed(capsys: pytest.CaptureFixture[str], cache: Path, *options: str) -> str:
    assert main(["models", "list", "--cache-dir", str(cache), *options]) == 0
    return capsys.readouterr().out


def test_the_table_tells_a_model_s_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {line.split()[0]: line for line in listed(capsys, tmp_path).splitlines()[1:]}
    assert rows.keys() >= {model.name for model in KNOWN}
    for fact in ("reference-free", "565 million", NC, "must be accepted", "0 to 1", "93 languages", "gated", "no"):
        assert fact in rows[KIWI]
    for fact in ("with a reference", "582 million", "apache-2.0", "no bounds", "open"):
        assert fact in rows["Unbabel/wmt20-comet-da"]
    assert "10.7 billion" in rows["Unbabel/XCOMET-XXL"]
    assert "marks words" in rows["Unbabel/XCOMET-XXL"]
    assert "ru-en" in rows[PACKAGED]


def test_json_tells_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    models = {model["name"]: model for model in json.loads(listed(capsys, tmp_path, "--json"))}
    assert models.keys() == {model.name for model in KNOWN}
    kiwi = models[KIWI]
    assert (len(kiwi.pop("languages")), kiwi) == (
        93,
        {
            "name": KIWI,
            "task": "reference-free",
            "parameters": 565_000_000,
            "licence": NC,
            "needs_consent": True,
            "score_range": [0.0, 1.0],
            "gated": True,
            "revision": "1ad785194e391eebc6c53e2d0776cada8f83179a",
            "folder": None,
        },
    )
    assert models["Unbabel/wmt20-comet-da"]["score_range"] is None


@pytest.fixture(scope="module")
def non_commercial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_checkpoint(tmp_path_factory.mktemp("nc"), "referenceless_regression_metric", NC)


@pytest.mark.parametrize(
    ("options", "variable", "accepted"),
    [
        pytest.param([], None, False, id="nothing said"),
        pytest.param(["--accept-licence", NC], None, True, id="an option"),
        pytest.param(["--accept-licence", "other", "--accept-licence", NC], None, True, id="two options"),
        pytest.param(["--accept-licence", "other"], None, False, id="another licence"),
        pytest.param([], NC, True, id="the variable"),
        pytest.param([], f"other, {NC}", True, id="the variable with several"),
        pytest.param([], "", False, id="the variable, empty"),
    ],
)
def test_a_licence_is_accepted_by_its_name(
    options: list[str],
    variable: str | None,
    accepted: bool,
    non_commercial: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if variable is not None:
        monkeypatch.setenv(VARIABLE, variable)
    (tmp_path / "text").write_text("Tokayev arrived.", encoding="utf-8")
    command = ["audit", "--target", str(tmp_path / "text"), "--checkpoint", str(non_commercial), *options]
    assert main(command) == (0 if accepted else 3)
    assert (f"{VARIABLE}={NC}" in capsys.readouterr().err) != accepted


@pytest.mark.parametrize(
    "command", [["audit", "--target", "1"], ["audit", "1", "2"], ["compare", "1", "2", "3"]], ids=" ".join
)
def test_a_checkpoint_that_was_chosen_and_is_not_here_ends_the_command(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("1", "2", "3"):
        (tmp_path / name).write_text("Tokayev arrived.", encoding="utf-8")
    assert main([*command, "--checkpoint", "nowhere"]) == 3
    assert "neither a known model nor a COMET folder" in capsys.readouterr().err


def test_a_folder_s_scores_and_its_licence_stand_in_the_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_checkpoint(tmp_path / "mine", "xcomet_metric", NC)
    for name, text in {"source": "Tokajew przybył do Astany.", "target": "Tokayev arrived in Astana."}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    texts = [str(tmp_path / "source"), str(tmp_path / "target"), "--reference", str(tmp_path / "target")]
    options = ["--source-lang", "pl", "--checkpoint", str(folder), "--accept-licence", NC, "--format", "json"]
    assert main(["audit", *texts, *options]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["scores"].keys() >= {"quality", "qe", "comet"}
    assert any(NC in note for note in report["notes"])
