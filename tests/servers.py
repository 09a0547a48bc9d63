"""A real Redis and a real PostgreSQL for the tests, on free ports and in temporary folders.

The programs are those on PATH, or PostgreSQL's in Debian's place for them. Where they are missing they are installed
with apt if that can be done; else the tests fail and say the command.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SCRIPTS = Path(__file__).parent.parent / "scripts"


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def program(name: str, package: str) -> str:
    """The path of a program, installed if need be. Says the command and fails where that cannot be done."""
    if _find(name) is None:
        subprocess.run([SCRIPTS / "apt.sh", package], check=True)
    found = _find(name)
    if found is None:
        raise RuntimeError(f"{package} is installed, but there is no {name}")
    return found


def _find(name: str) -> str | None:
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parts[4]))
    return shutil.which(name) or (str(debian[-1]) if debian else None)


@contextmanager
def redis(folder: Path, port: int | None = None) -> Iterator[str]:
    """A Redis that keeps nothing; gives its URL. It may inherit a SIGQUIT that is ignored, so it is killed."""
    port = port or free_port()
    command = [
        program("redis-server", "redis-server"),
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--dir",
        str(folder),
    ]
    with _running(command, lambda: _listens(port), folder / "redis.log", signal.SIGKILL):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A PostgreSQL cluster of its own; gives the URL of its database ``postgres``."""
    make_cluster(folder)
    with running_cluster(folder, free_port()) as url:
        yield url


def make_cluster(folder: Path) -> None:
    """Write a PostgreSQL cluster into a folder."""
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    options = ["-U", "exonym", "-A", "trust", "-E", "UTF8", "--no-sync"]
    initdb = [program("initdb", "postgresql"), "-D", str(folder / "data"), *options]
    subprocess.run(as_postgres(initdb), check=True, capture_output=True, cwd=folder)


@contextmanager
def running_cluster(folder: Path, port: int) -> Iterator[str]:
    """The cluster of a folder, running; gives the URL of its database ``postgres``."""
    options = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
    command = [program("postgres", "postgresql"), "-D", str(folder / "data"), "-p", str(port), *options]
    with _running(as_postgres(command), lambda: _accepts(port), folder / "postgres.log", signal.SIGQUIT):
        yield f"postgresql+psycopg://exonym@127.0.0.1:{port}/postgres"


def as_postgres(command: list[str]) -> list[str]:
    """The command, run as the user postgres when it would run as root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return command
    return [program("setpriv", "util-linux"), "--reuid=postgres", "--regid=postgres", "--init-groups", *command]


@contextmanager
def _running(command: list[str], ready: Callable[[], bool], log: Path, end: signal.Signals) -> Iterator[None]:
    """A server for as long as the context lasts. ``end`` ends it at once: what it holds is thrown away."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, cwd=log.parent)
    try:
        wait_for(lambda: ready() or process.poll() is not None)
        if process.poll() is not None:
            raise RuntimeError(f"{command[0]} ended at once: {log.read_text(errors='replace')}")
        yield
    finally:
        process.send_signal(end)
        process.wait(30)


def wait_for(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Return when the condition holds; fail when it does not in that time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(0.02)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _accepts(port: int) -> bool:
    try:
        psycopg.connect(f"host=127.0.0.1 port={port} user=exonym dbname=postgres").close()
    except psycopg.OperationalError:
        return False
    return True
