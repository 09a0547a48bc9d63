"""PDF: printed in a process of its own, which knows no secret, or an error that says what to do."""

from __future__ import annotations

import os
from pathlib import Path
from threading import BoundedSemaphore

import pytest

from exonym.cli import main
from exonym.errors import FormatBusy, FormatError, FormatFailed, FormatUnavailable
from exonym.renderers.pdf import RENDERER
from exonym.report import printing
from exonym.report.printing import print_pdf
from tests.exonym.renderers.sample import PAIR, REPORT

STAND_IN = """
import os, time
class HTML:
    def __init__(self, string, url_fetcher):
        self.string = string
    def write_pdf(self):
        {body}
"""
"""What stands in for WeasyPrint, to see what becomes of the process."""
FETCHER = "class URLFetcher:\n    def __init__(self, **options): assert options['allowed_protocols'] == ('data',)\n"


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str = "", first: str = "") -> None:
    """Make that module the WeasyPrint that is found."""
    package = folder / "weasyprint"
    package.mkdir()
    (package / "__init__.py").write_text(first + STAND_IN.format(body=body or "return b'%PDF-' + self.string.encode()"))
    (package / "urls.py").write_text(FETCHER)
    monkeypatch.syspath_prepend(str(folder))


def test_what_is_printed_is_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    printed = RENDERER.render(REPORT, PAIR).decode()
    assert printed.startswith("%PDF-<!doctype html>")
    assert "Sauranbajew" in printed


def test_the_process_knows_nothing_of_the_services_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXONYM_DATABASE_URL", "postgresql://user:secret@host/name")
    stand_in(tmp_path, monkeypatch, "return b'%PDF-' + repr(sorted(os.environ)).encode()")
    seen = print_pdf("<p>").decode()
    assert "EXONYM" not in seen
    assert set(os.environ) - {"PYTHONPATH", "HOME"}, "there was something to hide"


@pytest.mark.parametrize(
    ("first", "body", "kind", "says"),
    [
        pytest.param("raise OSError('no libpango')\n", "", FormatUnavailable, "libpango-1.0-0", id="no Pango"),
        pytest.param("", "return bytes(2 << 30)", FormatFailed, "more than 1024 MB", id="too much memory"),
        pytest.param("", "time.sleep(60)", FormatFailed, "more than 1 s", id="too much time"),
        pytest.param("", "raise ValueError('a bad page')", FormatFailed, "a bad page", id="a crash"),
        pytest.param("", "return b'<html>'", FormatFailed, "without a word", id="no PDF"),
    ],
)
def test_what_goes_wrong_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str, body: str, kind: type[FormatError], says: str
) -> None:
    stand_in(tmp_path, monkeypatch, body, first)
    with pytest.raises(kind, match=says):
        print_pdf("<p>", seconds=1.0 if "sleep" in body else 30.0)


def test_few_are_printed_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch)
    monkeypatch.setattr(printing, "PATIENCE", 0.01)
    monkeypatch.setattr(printing, "_SLOTS", BoundedSemaphore(1))
    assert printing._SLOTS.acquire()
    with pytest.raises(FormatBusy):
        print_pdf("<p>")
    printing._SLOTS.release()
    assert print_pdf("<p>") == b"%PDF-<p>"
    assert print_pdf("<p>") == b"%PDF-<p>", "the place was given back"


def test_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(printing, "find_spec", lambda _: None)
    with pytest.raises(FormatUnavailable):
        print_pdf("<p>")
    (tmp_path / "target.txt").write_text("It rained.", encoding="utf-8")
    monkeypatch.setattr("exonym.cli.audit.Auditor", lambda _: ByHand())
    assert (
        main(["audit", "--target", str(tmp_path / "target.txt"), "--format", "pdf", "--out", str(tmp_path / "r")]) == 2
    )
    assert "install exonym[pdf]" in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


class ByHand:
    """An auditor whose report is made by hand."""

    def audit(self, _: object) -> object:
        return REPORT
