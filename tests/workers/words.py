"""Engines with quick Auditors in children."""

from __future__ import annotations

from functools import partial

from service.settings import Settings
from tests.auditors import open_words
from workers.engine import MakeEngine
from workers.nursery import ChildEngine


def word_engines(settings: Settings) -> MakeEngine:
    """Engines in a child each, by the settings' limits."""
    return partial(ChildEngine, open_words, settings.audit_limit, settings.audit_memory)
