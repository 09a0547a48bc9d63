"""Batches: many audits sent at once, run behind those that somebody waits for."""

from __future__ import annotations

from service.batches.ending import cancel_batch, close_batches
from service.batches.lines import split_lines
from service.batches.reading import Counts, Result, get_batch, list_results
from service.batches.receiving import (
    Rejected,
    add_lines,
    begin_batch,
    drop_abandoned,
    drop_batch,
    open_batch,
    open_once,
)

__all__ = [
    "Counts",
    "Rejected",
    "Result",
    "add_lines",
    "begin_batch",
    "cancel_batch",
    "close_batches",
    "drop_abandoned",
    "drop_batch",
    "get_batch",
    "list_results",
    "open_batch",
    "open_once",
    "split_lines",
]
