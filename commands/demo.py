"""`exonym demo`: a service of its own audits a pair of this project's own, over HTTP, and the report is shown."""

from __future__ import annotations

import os
import socket
import subprocess  # nosec B404 # for the one command below
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import httpx2
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from exonym.model import Pair, Report
from service.client import ApiError, Client, NotInTime

HOST = "127.0.0.1"
PORT = 8000
PATIENCE = 600.0
"""Seconds that the service may take to start, and again to audit: a first start assembles the model."""
_LOG_LINES = 15
_STEPS = ("Starting the service", "Sending the pair", "Auditing it", "Fetching the report", "Done")

Out = Annotated[Path, typer.Option(help="Folder for the report, and for the service's database and log.")]


class DemoFailed(Exception):
    """The demo cannot go on; the message says why."""


def demo(out: Out = Path("var/demo")) -> None:
    """Start a service, send it a Polish article with its faulty translation, and show the report."""
    console = Console()
    out.mkdir(parents=True, exist_ok=True)
    try:
        pair, report, page = _audited(out, console)
    except (DemoFailed, ApiError, NotInTime, httpx2.HTTPError) as error:
        console.print(f"The demo failed: {error}", style="red", markup=False)
        raise typer.Exit(1) from error
    written = out / "report.html"
    written.write_text(page, encoding="utf-8")
    _show(console, pair, report)
    console.print(f"\nThe same report as a page: {written.absolute()}", highlight=False, soft_wrap=True)


def demo_pair() -> dict[str, Any]:
    """The pair as the API takes it. In a checkout it lies in reference_pairs, in an installed package beside this."""
    package = Path(__file__).parent
    installed, checkout = package / "data" / "demo", package.parent / "reference_pairs" / "demo"
    folder = installed if installed.is_dir() else checkout
    texts = {name: (folder / f"{name}.txt").read_text(encoding="utf-8") for name in ("source", "target")}
    return {**texts, "id": "demo", "source_lang": "pl", "target_lang": "en", "metadata": {"feed": "demo"}}


def _audited(out: Path, console: Console) -> tuple[Pair, Report, str]:
    """The pair, its report, and the report as a page."""
    from exonym.report import pair_from_dict, report_from_dict

    sent = demo_pair()
    with (
        _progress(console) as step,
        running_service(out, free_port()) as address,
        Client(address, trust_env=False) as client,
    ):
        step()
        audit_id = client.audits.submit(**sent)["id"]
        step()
        audit = client.audits.wait(audit_id, PATIENCE)
        if audit["status"] == "failed":
            raise DemoFailed(f"the audit failed: {audit['error']}")
        step()
        report = client.audits.report(audit_id)
        page = client.audits.report_as(audit_id, "html").decode()
        step()
    return pair_from_dict(sent), report_from_dict(report), page


@contextmanager
def _progress(console: Console) -> Iterator[Callable[[], None]]:
    """A progress bar over the steps; gives what moves it on by one."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        task: TaskID = progress.add_task(_STEPS[0], total=len(_STEPS) - 1)

        def step() -> None:
            done = int(progress.tasks[0].completed) + 1
            progress.update(task, completed=done, description=_STEPS[done])

        yield step


@contextmanager
def running_service(folder: Path, port: int) -> Iterator[str]:
    """A service with its database and log in ``folder``, for as long as the context lasts; gives its address.

    Raises DemoFailed, with the end of its log, when it does not become ready.
    """
    address, log = f"http://{HOST}:{port}", folder / "service.log"
    with log.open("wb") as output:
        command, settings = [sys.executable, "-m", "exonym", "serve"], _settings(folder, port)
        # this Python and this program, and no word from outside
        process = subprocess.Popen(command, stdout=output, stderr=output, env=settings)  # nosec B603
    try:
        _wait_for(lambda: _is_ready(address) or process.poll() is not None, "the service did not get ready")
        if process.poll() is not None:
            raise DemoFailed(f"the service ended with {process.returncode}. The end of {log}:\n{_end_of(log)}")
        yield address
    finally:
        process.terminate()
        process.wait()


def _settings(folder: Path, port: int) -> dict[str, str]:
    """The environment of the service: this one's, but of other services' settings only where models are kept."""
    own = {
        "EXONYM_DATABASE_URL": f"sqlite:///{(folder / 'exonym.db').absolute()}",
        "EXONYM_BROKER_URL": "memory://",
        "EXONYM_EMBEDDED_WORKER": "true",
        "EXONYM_HOST": HOST,
        "EXONYM_PORT": str(port),
    }
    kept = {n: value for n, value in os.environ.items() if n == "EXONYM_CACHE_DIR" or not n.startswith("EXONYM_")}
    return {**kept, **own}


def free_port(wanted: int = PORT) -> int:
    """The wanted port, or any other when something listens on it."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise DemoFailed(f"no port of {HOST} is free")


def _is_ready(address: str) -> bool:
    try:
        return httpx2.get(f"{address}/readyz", trust_env=False, timeout=5).status_code == httpx2.codes.OK
    except httpx2.TransportError:
        return False


def _wait_for(condition: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise DemoFailed(f"{otherwise} within {PATIENCE:.0f} s")
        time.sleep(0.2)


def _end_of(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-_LOG_LINES:])


def _show(console: Console, pair: Pair, report: Report) -> None:
    """Print the report, in colour where the terminal has any."""
    from exonym.renderers.text import RENDERER, render_ansi

    coloured = console.is_terminal and not console.no_color
    text = render_ansi(report, pair, console.width) if coloured else RENDERER.render(report, pair)
    console.file.write(text)
