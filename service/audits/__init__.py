"""The life of an audit: submitted, claimed, ended, exactly once; and how it is read."""

from __future__ import annotations

from service.audits.claims import Claim, claim, fail, finish, renew
from service.audits.reading import Filters, Page, get, list_page, pair_of, report_of, statuses
from service.audits.submission import submit
from service.audits.sweeping import Limits, Swept, sweep

__all__ = [
    "Claim",
    "Filters",
    "Limits",
    "Page",
    "Swept",
    "claim",
    "fail",
    "finish",
    "get",
    "list_page",
    "pair_of",
    "renew",
    "report_of",
    "statuses",
    "submit",
    "sweep",
]
