"""The process that audits: it alone loads models, and whoever started it can kill it.

``main`` runs in the child: it makes its Auditors, says that it is warm, and answers pair after pair until the other end
of its pipe is closed. workers.nursery starts it and watches it.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NoReturn

from workers.engine import AuditorFor, report_or_why

OpenAuditors = Callable[[], AuditorFor]
"""Makes the Auditors of a child, warm; it is pickled, so it is a function of a module or a partial of one."""

PROGRAM = "import sys; sys.path[:] = sys.argv[3:]; from workers.child import main; main(*map(int, sys.argv[1:3]))"
"""Run by a Python as a child, with the number of its pipe, its parent, and where to look for modules."""

WARM = "warm"
_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that the kernel sends a process when the thread that started it ends."""


def main(descriptor: int, parent: int) -> None:
    """Audit what comes down the pipe of that file descriptor."""
    for given_to_all in (signal.SIGINT, signal.SIGTERM):  # to a whole group; the parent says when to stop
        signal.signal(given_to_all, signal.SIG_IGN)
    _die_with(parent)
    os.nice(5)  # whoever answers requests comes first
    with Connection(descriptor) as pipe:
        try:
            open_auditors: OpenAuditors = pipe.recv()
            auditor_for = open_auditors()
            pipe.send(WARM)
            while True:
                pair, profile = pipe.recv()
                pipe.send(report_or_why(auditor_for, pair, profile))
        except (EOFError, BrokenPipeError):
            return


def _die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent's thread ends, however it ends, whatever this one does then."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        _leave()


def _leave() -> NoReturn:
    sys.exit(1)
