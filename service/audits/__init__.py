"""The life of an audit: submitted, claimed, ended, exactly once; and how it is read."""

from __future__ import annotations

from service.audits.announcing import Ended, announce_change, count_severities
from service.audits.backlog import Waiting, read_backlog
from service.audits.claims import Claim, Revise, claim, fail, finish, give_back, renew
from service.audits.deletion import delete, purge
from service.audits.forgetting import forget_words
from service.audits.listing import Filters, Page, list_page
from service.audits.reading import find_by_target, get, pair_of, report_of, rows_of, to_pair
from service.audits.searching import index_names, index_texts
from service.audits.submission import Submission, add_audit, add_audits, digest_of, send, submit
from service.audits.summaries import Summary, opening_of, summaries_of
from service.audits.sweeping import Limits, Swept, feed, send_again, sweep
from service.audits.trends import By, Held, Tally, Trends, read_held, read_trends

__all__ = [
    "By",
    "Claim",
    "Ended",
    "Filters",
    "Held",
    "Limits",
    "Page",
    "Revise",
    "Submission",
    "Summary",
    "Swept",
    "Tally",
    "Trends",
    "Waiting",
    "add_audit",
    "add_audits",
    "announce_change",
    "claim",
    "count_severities",
    "delete",
    "digest_of",
    "fail",
    "feed",
    "find_by_target",
    "finish",
    "forget_words",
    "get",
    "give_back",
    "index_names",
    "index_texts",
    "list_page",
    "opening_of",
    "pair_of",
    "purge",
    "read_backlog",
    "read_held",
    "read_trends",
    "renew",
    "report_of",
    "rows_of",
    "send",
    "send_again",
    "submit",
    "summaries_of",
    "sweep",
    "to_pair",
]
