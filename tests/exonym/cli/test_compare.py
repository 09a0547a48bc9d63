"""Comparing from the command line, with the packaged model."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exonym.cli import main

SOURCE = "Prezydent Tokajew przybył do Astany.\nW piątek spotka się z ministrem Satkalijewem."
GOOD = "President Tokayev has arrived in Astana.\nOn Friday he will meet Minister Satkaliyev."
WORSE = "President Tokajew came to Astana.\nOn Friday is meets with minister Satkaliyev."
REFERENCE = "President Tokayev arrived in Astana.\nHe will meet Minister Satkaliyev on Friday."


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    texts = {"source": SOURCE, "good": GOOD, "worse": WORSE, "reference": REFERENCE}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.txt") for name in texts}


def compared(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["compare", *arguments, "--format", "json"]) == 0
    written: dict[str, Any] = json.loads(capsys.readouterr().out)
    return written


def test_two_translations_with_a_reference(files: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    given = [files[name] for name in ("source", "worse", "good")]
    written = compared(capsys, *given, "--reference", files["reference"], "--source-lang", "pl")
    assert [system["name"] for system in written["systems"]] == ["good", "worse"]
    assert [kind["name"] for kind in written["scores"]] == ["quality", "qe", "comet", "chrf", "bleu", "ter"]
    assert [kind["sentences"] for kind in written["scores"]] == [2, 2, 2, 2, None, None]
    # of two sentences a sample holds one, so that only a score that is better in both wins for sure
    assert {d["score"]: d["b_wins"] > d["a_wins"] for d in written["differences"]}["chrf"]
    (changes,) = written["changes"]
    assert (changes["system"], changes["baseline"], changes["new"]) == ("good", "worse", [])
    assert [(gone["rule"], gone["text"]) for gone in changes["gone"]] == [("name.copied", "Tokajew")]


def test_lines_are_compared_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"id": str(i), "source": source, "source_lang": "pl", "targets": {"worse": worse, "good": good}}
        for i, (source, worse, good) in enumerate(zip(*(t.split("\n") for t in (SOURCE, WORSE, GOOD)), strict=True))
    ]
    (tmp_path / "in.jsonl").write_text("\n\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    out = tmp_path / "out.txt"
    assert main(["compare", "--jsonl", str(tmp_path / "in.jsonl"), "--out", str(out)]) == 0
    said = out.read_text(encoding="utf-8")
    assert "2 systems on 2 articles of 2 sentences in the source." in said
    assert "gone name errors: 1\n    0: name.copied" in said


def test_files_of_one_name_go_by_their_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "en.txt").write_text("Thursday.", encoding="utf-8")
    (tmp_path / "source.txt").write_text("Czwartek.", encoding="utf-8")
    given = [str(tmp_path / name) for name in ("source.txt", "a/en.txt", "b/en.txt")]
    written = compared(capsys, *given, "--source-lang", "pl", "--samples", "5", "--sample-ratio", "1", "--seed", "2")
    assert [system["name"] for system in written["systems"]] == given[1:]
    assert written["resampling"] == {"samples": 5, "ratio": 1.0, "seed": 2}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([], "source: is missing: give SOURCE and two or more translations", id="nothing"),
        pytest.param(["{source}", "{good}"], "translations: are fewer than two", id="one translation"),
        pytest.param(
            ["{source}", "{good}", "{good}"], "translations: are not all different files", id="one file twice"
        ),
        pytest.param(["{source}", "{good}", "nowhere.txt"], "translation: nowhere.txt: No such file", id="no file"),
        pytest.param(["{source}", "{good}", "{worse}", "--format", "html"], "--format: 'html' is none of", id="format"),
        pytest.param(["{source}", "--jsonl", "{source}"], "--jsonl: takes texts and languages", id="lines and a file"),
        pytest.param(["--jsonl", "{source}"], "line 1: is not JSON", id="lines that are none"),
        pytest.param(
            ["{source}", "{good}", "{worse}", "--utility", "bleurt"], "utility: 'bleurt' is none of", id="utility"
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_line(
    arguments: list[str], said: str, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *(argument.format(**files) for argument in arguments)]) == 2
    assert capsys.readouterr().err.startswith(f"exonym: {said}")


def test_a_line_that_is_no_article_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.jsonl").write_text('\n{"source": "A."}\n', encoding="utf-8")
    assert main(["compare", "--jsonl", str(tmp_path / "in.jsonl")]) == 2
    assert "line 2: targets: is missing" in capsys.readouterr().err
