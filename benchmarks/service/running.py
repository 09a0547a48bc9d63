"""Servers for a benchmark: processes of their own on free ports, ended with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def running(
    command: list[str], port: int, folder: Path, given: Mapping[str, str] | None = None, ready: str = "/readyz"
) -> Iterator[int]:
    """A Python program for as long as the context lasts, once it answers at ``ready``; gives its process id."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("EXONYM_")}
    with (folder / f"{port}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, env={**clean, **(given or {})}, stdout=log, stderr=log
        )
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}{ready}", process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(60)


def _wait_until_ready(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            if process.poll() is not None:
                raise RuntimeError(f"the server ended with {process.returncode}") from None
        time.sleep(0.1)
    raise TimeoutError("the server did not become ready")


def resident_megabytes(pid: int) -> float:
    """The memory that a process holds at this moment, in 10**6 bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
