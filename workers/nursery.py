"""Audits in a child process, within limits of time and memory."""

from __future__ import annotations

import logging
import os
import resource
import signal
import subprocess  # nosec B404 - this very program's interpreter is started, and nothing else
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path
from threading import Event

from exonym.model import Pair, Report
from exonym.names.judging.feedback import OwnNames
from workers.child import PROGRAM, UNKNOWN_NAMES, OpenAuditors, Question
from workers.engine import AuditFailed, EngineDied, Stopped

logger = logging.getLogger(__name__)

LOOK = 0.1
"""Seconds between two looks at a child that is at work."""

WARMING = 600.0
"""Seconds that a child may take to load its models."""

MEGABYTE = 1024 * 1024


class ChildEngine:
    """Audits in a child process that is killed when an audit needs too long or too much; then there is a new one.

    ``seconds_for`` gives the seconds that texts of so many characters may take, ``memory`` is in MB. The child ends
    with the thread that started it. Memory is only watched where there is a /proc.
    """

    def __init__(self, open_auditors: OpenAuditors, seconds_for: Callable[[int], float], memory: int) -> None:
        self._open_auditors = open_auditors
        self._seconds_for = seconds_for
        self._memory = memory
        self._interrupted = Event()
        self._child: _Child | None = None

    def warm(self) -> None:
        """Start the child and wait until it is warm. Raises EngineDied, Stopped."""
        if self._child is not None and not self._child.lives():
            self.close()  # it died of something else than an audit, and costs none a try
        if self._child is None:
            child = self._child = _Child()
            self._ask(child, self._open_auditors, WARMING, "The models took longer than {:.0f} s to load.")

    def audit(self, pair: Pair, profile: str, length: int, own: OwnNames | None = None) -> Report:
        """Audit a pair. Raises AuditFailed, EngineDied, Stopped."""
        self.warm()
        assert self._child is not None
        late = f"The audit took longer than {{:.0f}} s, the limit for {length:,} characters."
        question = Question(pair, profile, own.version if own else None)
        answer = self._ask(self._child, question, self._seconds_for(length), late)
        if answer == UNKNOWN_NAMES:
            answer = self._ask(self._child, replace(question, own=own), self._seconds_for(length), late)
        if isinstance(answer, Report):
            return answer
        raise AuditFailed(str(answer))

    def interrupt(self) -> None:
        """End what it does within a moment; it does nothing more afterwards."""
        self._interrupted.set()

    def close(self) -> None:
        """Kill the child."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def _ask(self, child: _Child, question: object, seconds: float, late: str) -> object:
        try:
            return self._answer(child, question, seconds, late)
        except BaseException:
            self.close()
            raise

    def _answer(self, child: _Child, question: object, seconds: float, late: str) -> object:
        deadline = time.monotonic() + seconds
        child.send(question)
        while not child.has_answered(LOOK):
            if self._interrupted.is_set():
                raise Stopped
            if time.monotonic() > deadline:
                raise AuditFailed(late.format(seconds))
            if child.memory() > self._memory:
                raise AuditFailed(f"The audit needed more than {self._memory / 1024:.3g} GB of memory, the limit.")
        return child.receive()


class _Child:
    """A process of workers.child and the pipe to it."""

    def __init__(self) -> None:
        self._pipe, theirs = Pipe()
        arguments = [str(theirs.fileno()), str(os.getpid()), *sys.path]
        with theirs:
            command = [sys.executable, "-c", PROGRAM, *arguments]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()])  # nosec B603 - of fixed words alone

    def send(self, question: object) -> None:
        """Raises EngineDied."""
        try:
            self._pipe.send(question)
        except OSError as error:
            raise self._died() from error

    def has_answered(self, seconds: float) -> bool:
        """Whether an answer, or the end, came within that time."""
        return self._pipe.poll(seconds)

    def receive(self) -> object:
        """Raises EngineDied."""
        try:
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            raise self._died() from error

    def lives(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def memory(self) -> float:
        """MB that the process holds now."""
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_text(encoding="ascii").split()[1]
        except (OSError, IndexError):
            return 0.0
        return int(pages) * resource.getpagesize() / MEGABYTE

    def kill(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.wait()
        self._pipe.close()

    def _died(self) -> EngineDied:
        try:
            code = self._process.wait(5)
        except subprocess.TimeoutExpired:
            return EngineDied("its process closed its pipe")
        return EngineDied(f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}")
