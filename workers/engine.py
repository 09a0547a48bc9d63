"""What a worker audits with: in this process, or in a child that can be killed (workers.child)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from exonym.errors import ExonymError
from exonym.model import Pair, Report
from exonym.names.judging.feedback import OwnNames

logger = logging.getLogger(__name__)

UNEXPECTED = "The audit stopped on an unexpected error ({}). The service's log has the details."


class Audits(Protocol):
    """What a worker needs of an Auditor."""

    def audit(self, pair: Pair) -> Report:
        """Audit one pair."""


class AuditorFor(Protocol):
    """Has an Auditor for every profile, and for every house with names of its own."""

    def __call__(self, profile: str, own: OwnNames | None = None, /) -> Audits:
        """The Auditor of a profile, which knows a house's own names where they are given."""


class AuditFailed(Exception):
    """The audit has no report and would have none if it were begun again; the message says why to its sender."""


class EngineDied(Exception):
    """The process of the audit ended under it; the message says how."""


class Stopped(Exception):
    """The audit was interrupted from outside."""


class Engine(Protocol):
    """Something that audits one pair at a time."""

    def warm(self) -> None:
        """Load what audits need, if it is not loaded yet. Raises EngineDied, and Stopped once interrupted."""

    def audit(self, pair: Pair, profile: str, length: int, own: OwnNames | None = None) -> Report:
        """Audit a pair whose texts have ``length`` characters. ``own``: names of the house that it is for.

        Raises AuditFailed, EngineDied, and Stopped once interrupted.
        """

    def interrupt(self) -> None:
        """From another thread: end what it does at once, if that can be done."""

    def close(self) -> None:
        """Give back what it holds."""


MakeEngine = Callable[[], Engine]


class InProcess:
    """Audits in the thread that asks. It has no limits and cannot be interrupted."""

    def __init__(self, auditor_for: AuditorFor) -> None:
        self._auditor_for = auditor_for

    def warm(self) -> None:
        """Nothing: its Auditors load what they need when they need it."""

    def audit(self, pair: Pair, profile: str, length: int, own: OwnNames | None = None) -> Report:  # noqa: ARG002
        """Audit a pair. Raises AuditFailed."""
        outcome = report_or_why(self._auditor_for, pair, profile, own)
        if isinstance(outcome, str):
            raise AuditFailed(outcome)
        return outcome

    def interrupt(self) -> None:
        """Nothing: a thread cannot be ended from outside."""

    def close(self) -> None:
        """Nothing to give back."""


def in_process(auditor_for: AuditorFor) -> MakeEngine:
    """Engines that share some Auditors of this process."""
    return lambda: InProcess(auditor_for)


def report_or_why(auditor_for: AuditorFor, pair: Pair, profile: str, own: OwnNames | None = None) -> Report | str:
    """The report, or a sentence that says why there is none."""
    try:
        auditor = auditor_for(profile, own) if own else auditor_for(profile)
        return auditor.audit(pair)
    except ExonymError as error:
        return str(error)
    except Exception as error:
        logger.exception("an audit failed")
        return UNEXPECTED.format(type(error).__name__)
