"""Auditing from the command line: files, formats, the gate, many pairs at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exonym.cli import main
from exonym.report import report_from_dict

CLEAN = "The mayor of Shymkent has resigned. The city council will choose a new mayor on Friday."
COPIED = "The mayor has resigned ,and the council will vote on Friday ."


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return _file(tmp_path / "clean.txt", CLEAN)


def _file(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_translation_alone_as_json_with_its_metadata(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--id", "7", "--feed", "wire", "--article-id", "a", "--revision", "2", "--url", "https://example.org"]
    code = main(["audit", "--target", str(clean), "--format", "json", "--mt-system", "m", *given])
    report = report_from_dict(json.loads(capsys.readouterr().out))
    assert code == 0
    assert (report.id, report.metadata.feed, report.metadata.revision, report.metadata.mt_system) == (
        "7",
        "wire",
        "2",
        "m",
    )
    assert "no source text" in {skipped.why for skipped in report.coverage.skipped}


@pytest.mark.parametrize(("format_", "begins"), [("text", " "), ("json", "{"), ("html", "<!doctype html>")])
def test_every_format_goes_to_a_file(format_: str, begins: str, clean: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    assert main(["audit", "--target", str(clean), "--format", format_, "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").lstrip("\n").startswith(begins)


def test_the_gate_lets_a_clean_text_pass(clean: Path) -> None:
    assert main(["audit", "--target", str(clean), "--gate", "--out", "/dev/null"]) == 0


def test_the_gate_stops_what_is_not_to_be_published(tmp_path: Path) -> None:
    bad = _file(tmp_path / "bad.txt", " ".join([COPIED] * 8))
    assert main(["audit", "--target", str(bad), "--gate", "--profile", "strict", "--out", "/dev/null"]) == 1


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "latin.txt").write_bytes("Żumabekow".encode("iso8859-2"))
    assert main(["audit", "--target", str(tmp_path / "latin.txt")]) == 2
    assert "target: " in (said := capsys.readouterr().err)
    assert "is not UTF-8: byte 0 is 0xAF" in said


def test_a_byte_order_mark_is_no_text_and_line_ends_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "windows.txt").write_bytes(b"\xef\xbb\xbfOne line.\r\nAnother line.")
    assert main(["audit", "--target", str(tmp_path / "windows.txt"), "--format", "json"]) == 0
    segments = json.loads(capsys.readouterr().out)["segments"]
    assert [s["target"] for s in segments] == [{"start": 0, "end": 9}, {"start": 11, "end": 24}]


def test_html_is_read_as_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = _file(tmp_path / "page.html", "<title>News</title><p>The mayor <b>resigned</b> .")
    assert main(["audit", "--target", str(page), "--input-format", "html", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [(f["rule"], f["text"], f.get("surface")) for f in report["findings"]] == [
        ("typography.spacing", "resigned</b> .", "resigned .")
    ]


def test_lines_say_their_own_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = _file(tmp_path / "in.jsonl", json.dumps({"target": "<p>It&#39;s good.", "format": "html"}))
    assert main(["audit", "--jsonl", str(line)]) == 0
    assert json.loads(capsys.readouterr().out)["segments"][0]["target"] == {"start": 3, "end": 17}
    assert main(["audit", "--jsonl", str(line), "--input-format", "html"]) == 2


LINES: list[tuple[bytes, Any]] = [
    (json.dumps({"id": "a", "target": CLEAN}).encode(), None),
    (b"{not json", None),
    (b"", "blank"),
    (b"[1, 2]", None),
    (json.dumps({"id": "b", "target": " "}).encode(), "b"),
    (b'{"id": "c", "target": "\xff"}', None),
    (json.dumps({"id": 5, "target": CLEAN}).encode(), 5),
    (json.dumps({"id": "d", "target": CLEAN, "gold": []}).encode(), None),
    (b'{"id": "\\ud800", "target": "x"}', None),
]


def test_lines_keep_their_order_and_a_bad_one_never_stops_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    pairs.write_bytes(b"\n".join(line for line, _ in LINES))
    assert main(["audit", "--jsonl", str(pairs), "--out", str(out)]) == 0
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [answer["id"] for answer in answers] == ["a", None, None, "b", None, 5, "d", "\ud800"]
    assert [answer.get("error") for answer in answers] == [
        None,
        "line 2: is not JSON",
        "line 4: is not a JSON object",
        "target: is empty",
        "line: line 6 is not UTF-8: byte 23 is 0xFF",
        "id: is of type int; a string is wanted",
        None,
        "id: holds U+D800 at character 0, which no text may hold",
    ]
    assert capsys.readouterr().err == "exonym: 6 of 8 lines have an error\n"


def test_the_gate_over_lines_fails_at_an_error(tmp_path: Path) -> None:
    pairs = _file(tmp_path / "in.jsonl", "{}\n")
    assert main(["audit", "--jsonl", str(pairs), "--out", str(tmp_path / "out"), "--gate"]) == 1


def test_lines_are_not_written_over_themselves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = _file(tmp_path / "in.jsonl", "{}\n")
    assert main(["audit", "--jsonl", str(pairs), "--out", str(pairs)]) == 2
    assert "--out: is the file" in capsys.readouterr().err
    assert pairs.read_text() == "{}\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [("house,kind,pl\nKiev,town,Kijów\n", "own.csv, entry 1 (Kiev): 'kind'"), ("a,b\n", "own.csv: must begin")],
)
def test_a_malformed_namebook_is_named(
    text: str, says: str, clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = _file(tmp_path / "own.csv", text)
    assert main(["audit", "--target", str(clean), "--namebook", str(own)]) == 2
    assert says in capsys.readouterr().err


def test_own_namebooks_are_in_the_report(clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = [_file(tmp_path / f"{n}.csv", f"house,kind,pl\nKiev {n},place,Kijów\n") for n in ("a", "b")]
    given = [word for file in own for word in ("--namebook", str(file))]
    assert main(["audit", "--target", str(clean), "--format", "json", *given]) == 0
    assert json.loads(capsys.readouterr().out)["engine"]["namebook"].count("+") == 2


def test_own_thresholds_decide(clean: Path, tmp_path: Path) -> None:
    own = _file(tmp_path / "own.toml", "[thresholds]\nreview_minor = 0.5\nreview_minor_rate = 0")
    spaced = _file(tmp_path / "spaced.txt", "Good news,everyone. Nothing else was said.")
    audit = ["audit", "--target", str(spaced), "--gate", "--out", str(tmp_path / "report")]
    assert main(audit) == 0
    assert main([*audit, "--thresholds", str(own)]) == 1


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [("--thresholds", "none.toml", "cannot be read"), ("--weights", "major=much", "'major=much' is not like")],
)
def test_malformed_thresholds_and_weights_are_named(
    option: str, value: str, says: str, clean: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "--target", str(clean), option, value]) == 2
    assert says in capsys.readouterr().err
