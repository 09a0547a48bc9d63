"""The process that prints: an HTML document on standard input, its PDF on standard output. It imports no Exonym."""

from __future__ import annotations

import resource
import sys

NO_WEASYPRINT, NO_PANGO, NO_MEMORY = 3, 4, 5
"""How it ends when it cannot print."""
MEMORY = 1 << 30
"""Bytes of address space."""
PROCESSOR_SECONDS = 120
"""Against a process that nobody waits for any more."""


def print_document() -> int:
    """Print one document; the exit code."""
    limit_itself()
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except ImportError:
        return NO_WEASYPRINT
    except OSError:  # cffi's, for a library that the system has not
        return NO_PANGO
    fetcher = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    try:
        pdf = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=fetcher).write_pdf()
    except MemoryError:
        return NO_MEMORY
    sys.stdout.buffer.write(pdf)
    return 0


def limit_itself() -> None:
    """No more than so much memory and processor time, and no core dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(print_document())
