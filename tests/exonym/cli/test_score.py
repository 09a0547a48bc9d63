import json
from pathlib import Path

import pytest

from exonym.cli import BAD_INPUT, main

SOURCE = "Президент прибыл в Варшаву в понедельник.\nПрезидент прибыл в Варшаву в понедельник.\n"
TARGET = "The president arrived in Warsaw on Monday.\nWarsaw president cheese the to on eating.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "source").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "target").write_text(TARGET, encoding="utf-8")
    return [str(tmp_path / "source"), str(tmp_path / "target")]


def test_a_score_a_line_and_the_mean_beside_them(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", *files]) == 0
    out, err = capsys.readouterr()
    good, wrong = map(float, out.splitlines())
    assert 0 <= wrong < good <= 1
    assert float(err.split("mean ")[1].split()[0]) == pytest.approx((good + wrong) / 2, abs=1e-4)
    assert "model:exonym-qe-1" in err


def test_with_a_reference_and_raw_scores(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", *files, "--reference", files[1], "--json"]) == 0
    good, wrong = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert good["raw"] > wrong["raw"]
    assert good["score"] > wrong["score"]


def test_precision_is_part_of_the_signature(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", *files, "--precision", "float32"]) == 0
    assert "-float32" in capsys.readouterr().err


def test_files_of_unlike_length_are_refused(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path(files[1]).write_text("one line\n", encoding="utf-8")
    assert main(["score", *files]) == BAD_INPUT
    assert "target: has 1 lines, and source has 2" in capsys.readouterr().err
