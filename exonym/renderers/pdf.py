"""The report as PDF: the HTML page, printed."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

from exonym.discovery import discover
from exonym.model import Pair, Report
from exonym.plugins import Renderer
from exonym.report.printing import HOW_TO, is_installed, print_pdf


@dataclass(frozen=True)
class PdfRenderer:
    """Pages for the archive and the mail. An extra: ``exonym[pdf]``."""

    name: str = "pdf"
    extension: str = "pdf"
    media_type: str = "application/pdf"

    def unavailable(self) -> str | None:
        """What to install where WeasyPrint is missing."""
        return None if is_installed() else HOW_TO

    def render(self, report: Report, pair: Pair) -> bytes:
        """The PDF's file. Raises FormatUnavailable where it cannot be printed, FormatBusy and FormatFailed."""
        found: tuple[Renderer, ...] = discover("exonym.renderers", "RENDERER")
        page = next(renderer for renderer in found if renderer.name == "html").render(report, pair)
        return print_pdf(_for_paper(str(page)))


def _for_paper(page: str) -> str:
    """The page with the style of its printing last in its head, whose texts are escaped and cannot end it."""
    style = files("exonym.renderers").joinpath("templates/paper.css").read_text(encoding="utf-8")
    return page.replace("</head>", f"<style>\n{style}</style>\n</head>", 1)


RENDERER = PdfRenderer()
