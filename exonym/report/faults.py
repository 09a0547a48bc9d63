"""Turn crashes within an audit into internal.error findings, so that the rest of the audit goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from exonym.errors import ExonymError
from exonym.model import Finding
from exonym.report.findings import make_internal_error

CRASHED = "it crashed; see internal.error"
"""Why a rule or score that crashed is listed under coverage.skipped."""
_T = TypeVar("_T")

logger = logging.getLogger(__name__)


class Faults:
    """What crashed in one audit, as findings in the order in which it happened."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def attempt(self, failure: str, step: Callable[[], _T], otherwise: _T) -> _T:
        """Try a step of the audit: its result, or ``otherwise`` and a finding that says ``failure`` when it crashes.

        Raises every ExonymError: those are for the caller or the operator to mend.
        """
        try:
            return step()
        except ExonymError:
            raise
        except Exception as error:
            logger.exception("%s", failure)
            self.findings.append(make_internal_error(failure, error))
            return otherwise
