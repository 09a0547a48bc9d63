"""Corrected translations from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from exonym.cli import main

PAGE = "<p>The mayor has <b>resigned</b> , said <a href='?a>b'>Gazeta</a>&nbsp;Wyborcza . The the council votes.\r\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_bytes(PAGE.encode())
    return tmp_path / "page.html"


def test_the_translation_comes_out_corrected_and_what_was_done_is_said(
    page: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["correct", "--target", str(page), "--input-format", "html"]) == 0
    out, told = capfdbinary.readouterr()
    wanted = PAGE.replace("</b> ,", "</b>,").replace("Wyborcza .", "Wyborcza.").replace("The the", "The")
    assert out.decode() == wanted
    assert "Wyborcza . → Wyborcza. (typography.spacing)" in told.decode()


@pytest.mark.parametrize(
    ("options", "corrected"),
    [
        (["--rule", "typography.repetition"], PAGE.replace("The the", "The")),
        (["--min-confidence", "1"], PAGE),
    ],
    ids=["one rule", "only what is certain"],
)
def test_what_is_not_wanted_stays(options: list[str], corrected: str, page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert main(["correct", "--target", str(page), "--input-format", "html", "--out", str(out), *options]) == 0
    assert out.read_bytes().decode() == corrected


def test_an_unknown_rule_is_named(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["correct", "--target", str(page), "--rule", "name.silly"]) == 2
    assert capsys.readouterr().err == "exonym: --rule: 'name.silly' is no rule; `exonym rules` lists them\n"
