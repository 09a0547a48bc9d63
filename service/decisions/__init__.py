"""What editors decide, how far it holds, and what follows from it."""

from __future__ import annotations

from service.decisions.applying import recall
from service.decisions.correcting import Corrections, find_corrections
from service.decisions.deciding import Editor, Listed, Wish, decide, list_decisions, undo
from service.decisions.exporting import list_decided
from service.decisions.previewing import Preview, Touched, is_wide, preview
from service.decisions.remembering import Rate, false_alarm_rates
from service.decisions.verdicts import add_again, audit_again, give_word, list_acts

__all__ = [
    "Corrections",
    "Editor",
    "Listed",
    "Preview",
    "Rate",
    "Touched",
    "Wish",
    "add_again",
    "audit_again",
    "decide",
    "false_alarm_rates",
    "find_corrections",
    "give_word",
    "is_wide",
    "list_acts",
    "list_decided",
    "list_decisions",
    "preview",
    "recall",
    "undo",
]
