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
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import NoReturn

from exonym.model import Pair, Report
from exonym.names.judging.feedback import OwnNames
from workers.engine import AuditorFor, report_or_why

OpenAuditors = Callable[[], AuditorFor]
"""Makes the Auditors of a child, warm; it is pickled, so it is a function of a module or a partial of one."""

PROGRAM = "import sys; sys.path[:] = sys.argv[3:]; from workers.child import main; main(*map(int, sys.argv[1:3]))"
"""Run by a Python as a child, with the number of its pipe, its parent, and where to look for modules."""

WARM = "warm"
UNKNOWN_NAMES = "unknown names"
"""The answer to a question whose ``version`` the child does not know: it is asked again with the names."""
MOST_KNOWN = 8
"""Versions of houses' own names that a child keeps."""
_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that the kernel sends a process when the thread that started it ends."""


@dataclass(frozen=True)
class Question:
    """A pair to audit. ``version`` is that of the house's own names, which are sent along only when they are new."""

    pair: Pair
    profile: str
    version: str | None = None
    own: OwnNames | None = None


class KnownNames:
    """Houses' own names by their versions, the last used ones."""

    def __init__(self) -> None:
        self._known: dict[str, OwnNames] = {}

    def find(self, version: str, sent: OwnNames | None) -> OwnNames | None:
        """The names of a version, as they were sent now or before; None where they never were, or too long ago."""
        own = self._known.pop(version, None) or sent
        if own is not None:
            self._known[version] = own
            if len(self._known) > MOST_KNOWN:
                del self._known[next(iter(self._known))]
        return own


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
            known = KnownNames()
            while True:
                question: Question = pipe.recv()
                pipe.send(_answer(question, auditor_for, known))
        except (EOFError, BrokenPipeError):
            return


def _answer(question: Question, auditor_for: AuditorFor, known: KnownNames) -> Report | str:
    if question.version is None:
        return report_or_why(auditor_for, question.pair, question.profile)
    own = known.find(question.version, question.own)
    return report_or_why(auditor_for, question.pair, question.profile, own) if own else UNKNOWN_NAMES


def _die_with(parent: int) -> None:
    """Have the kernel kill this process when its parent's thread ends, however it ends, whatever this one does then."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        _leave()


def _leave() -> NoReturn:
    sys.exit(1)
