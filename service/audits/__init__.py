"""The life of an audit: submitted, claimed, ended, exactly once; and how it is read."""

from __future__ import annotations

from service.audits.announcing import Ended
from service.audits.claims import Claim, claim, fail, finish, give_back, renew
from service.audits.reading import Filters, Page, get, list_page, pair_of, report_of, statuses
from service.audits.submission import Submission, add_audit, add_audits, digest_of, send, submit
from service.audits.sweeping import Limits, Swept, feed, send_again, sweep

__all__ = [
    "Claim",
    "Ended",
    "Filters",
    "Limits",
    "Page",
    "Submission",
    "Swept",
    "add_audit",
    "add_audits",
    "claim",
    "digest_of",
    "fail",
    "feed",
    "finish",
    "get",
    "give_back",
    "list_page",
    "pair_of",
    "renew",
    "report_of",
    "send",
    "send_again",
    "statuses",
    "submit",
    "sweep",
]
