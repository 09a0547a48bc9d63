"""PDF as it is printed by WeasyPrint and read by Poppler: nothing lost, nothing fetched."""

from __future__ import annotations

import re
import socket
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from exonym.model import Metadata, Pair, Report, Segment, Span
from exonym.renderers.pdf import RENDERER
from exonym.report.printing import print_pdf
from tests.exonym.renderers.sample import FINDINGS, PAIR, REPORT
from tests.servers import program

SENTENCE = "Sentence {0} of {1} tells of Șevçenko and Щербина at length so that a line is filled."


def poppler(tool: str, pdf: bytes, folder: Path, *options: str) -> str:
    """What a program of Poppler says of the file."""
    path = folder / "report.pdf"
    path.write_bytes(pdf)
    command = [program(tool, "poppler-utils"), *options, str(path), *(["-"] if tool == "pdftotext" else [])]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def words_of(text: str) -> set[str]:
    return set(text.split())


def article(paragraphs: int, sentences: int) -> tuple[Report, Pair]:
    """A translation without its source, a segment a paragraph."""
    texts = [" ".join(SENTENCE.format(f"{p}.{s}.", paragraphs) for s in range(sentences)) for p in range(paragraphs)]
    starts = [sum(len(text) + 1 for text in texts[:at]) for at in range(paragraphs)]
    segments = tuple(Segment(n, None, Span(at, at + len(texts[n]))) for n, at in enumerate(starts))
    report = replace(REPORT, segments=segments, paragraphs=(), findings=(), names=(), source_lang=None)
    return report, Pair(source=None, target="\n".join(texts))


@pytest.fixture(scope="module")
def printed() -> bytes:
    return RENDERER.render(REPORT, PAIR)


def test_the_same_report_is_the_same_file(printed: bytes) -> None:
    assert printed.startswith(b"%PDF-")
    assert printed == RENDERER.render(REPORT, PAIR)


def test_another_tool_reads_both_texts_and_every_finding(printed: bytes, tmp_path: Path) -> None:
    text = " ".join(poppler("pdftotext", printed, tmp_path, "-raw").split())
    for finding in FINDINGS:
        assert finding.message in text
    assert {"Burmistrz", "Szymkentu", "Rzecznik", "Żumabekow", "dymisji.", "spokesman"} <= words_of(text)


def test_its_letters_come_with_it(printed: bytes, tmp_path: Path) -> None:
    rows = poppler("pdffonts", printed, tmp_path).splitlines()[2:]
    assert rows
    assert {row.split()[-5:-2][0] for row in rows} == {"yes"}, "embedded"


def test_every_page_has_its_number_and_the_title(printed: bytes, tmp_path: Path) -> None:
    pages = poppler("pdftotext", printed, tmp_path).split("\f")[:-1]
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert re.search(rf"^{number} ?/ ?{len(pages)}$", page, re.MULTILINE)
        assert "Exonym: Read the whole article" in page


@pytest.mark.parametrize(
    ("paragraphs", "sentences"),
    [pytest.param(30, 3, id="many paragraphs"), pytest.param(2, 90, id="paragraphs longer than a page")],
)
def test_no_word_of_a_long_article_is_lost(paragraphs: int, sentences: int, tmp_path: Path) -> None:
    report, pair = article(paragraphs, sentences)
    found = words_of(poppler("pdftotext", RENDERER.render(report, pair), tmp_path, "-raw"))
    assert words_of(pair.target) - found == set()


def test_what_cannot_be_broken_stays_on_its_page(tmp_path: Path) -> None:
    """A word of 400 letters and an address of 300 are wrapped: no letter lies right of the paper's margin."""
    target = "W" * 400 + " ends here"
    about = Metadata(url="https://example.org/" + "a" * 300, feed="f" * 200)
    report = replace(
        REPORT, segments=(Segment(0, None, Span(0, len(target))),), findings=(), paragraphs=(), names=(), metadata=about
    )
    boxes = poppler("pdftotext", RENDERER.render(report, Pair(source=None, target=target)), tmp_path, "-bbox")
    width = float(re.findall(r'<page width="([\d.]+)"', boxes)[0])
    assert max(map(float, re.findall(r'xMax="([\d.]+)"', boxes))) < width - 40
    assert boxes.count("W") >= 400


@pytest.fixture
def listener() -> Iterator[tuple[str, list[object]]]:
    """An address on this machine, and who has come there."""
    came: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)

        def wait() -> None:
            while True:
                try:
                    connection, peer = server.accept()
                except OSError:
                    return
                came.append(peer)
                connection.close()

        Thread(target=wait, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", came
        server.shutdown(socket.SHUT_RDWR)


HOSTILE = """<!doctype html><html><head><title>Here</title><base href="{file}">
<link rel=stylesheet href="{file}"><link rel=attachment href="{file}"><link rel=stylesheet href="{http}/sheet">
<meta http-equiv=refresh content="0; url={http}/refresh"><script src="{http}/script"></script>
<style>@import url("{file}"); @import url("{http}/import");
@font-face {{ font-family: F; src: url("{http}/font"), url("{file}") }}
body {{ background: url("{http}/background"); font-family: F }} p::before {{ content: url("{file}") }}</style></head>
<body><p>Here<img src="{http}/image"><img src="{file}"><a rel=attachment href="{file}">it</a>
<iframe src="{file}"></iframe><object data="{file}"></object><embed src="{http}/embed">
<svg width=9 height=9><image href="{file}" width=9 height=9 /><use href="{http}/use#a" /></svg>
<img src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">
<image x:href="{file}" /><image href="{http}/inner" /></svg>'></body></html>
"""


def test_a_hostile_page_fetches_nothing(tmp_path: Path, listener: tuple[str, list[object]]) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("body { display: none } /* the secret of this machine */", encoding="utf-8")
    address, came = listener
    pdf = print_pdf(HOSTILE.format(file=secret.as_uri(), http=address))
    assert came == []
    assert "Here" in poppler("pdftotext", pdf, tmp_path)
    assert "0 embedded files" in poppler("pdfdetach", pdf, tmp_path, "-list")
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    plain = b"".join(zlib.decompressobj().decompress(data) if data[:1] == b"\x78" else data for data in streams)
    assert b"secret of this machine" not in pdf + plain


def test_a_text_cannot_leave_its_place(tmp_path: Path) -> None:
    words = "</head></style><style>body { display: none }</style><link rel=attachment href=file:///etc/passwd>"
    pair = Pair(source=None, target=f"{words} {PAIR.target}")
    report = replace(REPORT, segments=(Segment(0, None, Span(0, len(words))),), findings=(), paragraphs=(), names=())
    pdf = RENDERER.render(report, pair)
    assert "</head></style><style>body" in "".join(poppler("pdftotext", pdf, tmp_path, "-raw").split("\n"))
    assert "0 embedded files" in poppler("pdfdetach", pdf, tmp_path, "-list")
