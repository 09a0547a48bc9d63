"""Pages of HTML printed as PDF by WeasyPrint, in a process of its own with limits of time and memory.

WeasyPrint is an extra (``exonym[pdf]``) and wants Pango of the system. The process that prints gets nothing but the
page and the module search path: no setting, no secret, and it fetches nothing (exonym/report/printing/child.py).
"""

from __future__ import annotations

import os
import subprocess  # nosec B404 # for the one command below
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import BoundedSemaphore

from exonym.errors import FormatBusy, FormatError, FormatFailed, FormatUnavailable
from exonym.report.printing import child

SECONDS = 120.0
"""The most that printing one page may take. A report on 5,000 words with 350 findings takes 45 of one core."""
AT_ONCE = 2
"""Pages that are printed at a time; each may take child.MEMORY."""
PATIENCE = 5.0
"""Seconds to wait for one of the others to end."""
HOW_TO = "install exonym[pdf], and of the system libpango-1.0-0 and libpangoft2-1.0-0 (Debian's names)"

_SLOTS = BoundedSemaphore(AT_ONCE)
_WHY: dict[int, tuple[type[FormatError], str]] = {
    child.NO_WEASYPRINT: (FormatUnavailable, f"PDF wants WeasyPrint, which is not installed: {HOW_TO}."),
    child.NO_PANGO: (FormatUnavailable, f"PDF wants Pango, which WeasyPrint does not find: {HOW_TO}."),
    child.NO_MEMORY: (FormatFailed, f"The report takes more than {child.MEMORY >> 20} MB to print; ask for HTML."),
}
"""By how the process ends."""


def is_installed() -> bool:
    """Whether WeasyPrint is there; of Pango only the process that prints knows."""
    return find_spec("weasyprint") is not None


def print_pdf(page: str, seconds: float = SECONDS) -> bytes:
    """The PDF of an HTML document, of which only ``data:`` addresses are looked at.

    Raises FormatUnavailable without WeasyPrint or Pango, FormatBusy when others print, and FormatFailed when the page
    takes too much time or memory.
    """
    if not is_installed():
        raise _make_error(child.NO_WEASYPRINT)
    if not _SLOTS.acquire(timeout=PATIENCE):
        raise FormatBusy("Other reports are being printed; ask again in a few seconds.")
    try:
        return _run_child(page, seconds)
    finally:
        _SLOTS.release()


def _run_child(page: str, seconds: float) -> bytes:
    command = [sys.executable, "-P", str(Path(child.__file__))]
    known = {"PYTHONPATH": os.pathsep.join(sys.path), "HOME": str(Path.home())}  # where fontconfig keeps its cache
    try:
        done = subprocess.run(  # nosec B603
            command, input=page.encode(), capture_output=True, env=known, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise FormatFailed(f"The report takes more than {seconds:.0f} s to print; ask for HTML.") from error
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF-"):
        raise _make_error(done.returncode, done.stderr)
    return done.stdout


def _make_error(code: int, said: bytes = b"") -> FormatError:
    kind, message = _WHY.get(code, (FormatFailed, f"Printing has failed: {_find_last_line(said)}"))
    return kind(message)


def _find_last_line(errors: bytes) -> str:
    lines = errors.decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "without a word")
