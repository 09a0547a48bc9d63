"""Names from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exonym.cli import main


def _run(command: list[str], tmp_path: Path, lines: list[object]) -> list[dict[str, object]]:
    asked, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    asked.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main([*command, "--jsonl", str(asked), "--out", str(out)]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_two_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "compare", "Żumabekow", "Zhumabekov", "--a-lang", "pl", "--b-lang", "en"]) == 0
    assert float(capsys.readouterr().out) > 0.8


def test_lines_of_names_to_compare(tmp_path: Path) -> None:
    same = {"id": "1", "a": "Żumabekow", "b": "Zhumabekov", "a_lang": "pl", "b_lang": "en"}
    other = same | {"id": "2", "b": "Sauranbayev"}
    answers = _run(["names", "compare"], tmp_path, [same, other, {"id": "3", "a": "x"}, {"a": "x", "b": "x" * 501}])
    assert [answer.get("id") for answer in answers] == ["1", "2", "3", None]
    assert 0 <= float(str(answers[1]["score"])) < float(str(answers[0]["score"])) <= 1
    assert answers[2]["error"] == "b: is missing"
    assert answers[3]["error"] == "b: has 501 characters; at most 500 are accepted"


def test_a_name_romanised(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "romanise", "Żumabekow", "--source-lang", "pl"]) == 0
    assert "Zhumabekov" in capsys.readouterr().out.splitlines()


def test_lines_of_names_to_romanise(tmp_path: Path) -> None:
    asked = {"name": "Żumabekow", "source_lang": "pl", "target_lang": "en"}
    answers = _run(["names", "romanise"], tmp_path, [asked, asked | {"target_lang": "fr"}, {"name": "x"}])
    assert "Zhumabekov" in list(answers[0]["candidates"])  # type: ignore[call-overload]
    assert answers[1]["error"] == "target_lang: 'fr' is not accepted; accepted: en"
    assert answers[2]["error"] == "source_lang: is missing"
