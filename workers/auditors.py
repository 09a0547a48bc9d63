"""The Auditors of a child of `exonym worker` and `exonym serve`, warm."""

from __future__ import annotations

import gc
from functools import partial

from exonym.model import Pair
from service import logs
from service.settings import Settings
from workers.engine import MakeEngine
from workers.nursery import ChildEngine
from workers.process import ProcessAuditors

WARMING_UP = Pair(
    source="Prezydent Kazachstanu Kasym-Żomart Tokajew przybył we wtorek do Gdańska. Rozmowy dotyczyły kolei.",
    target="The president of Kazakhstan, Kassym-Jomart Tokayev, arrived in Gdansk on Tuesday. The talks were on rail.",
    source_lang="pl",
)
"""Audited before any other pair, so that models, dictionaries and the namebook are there when one is waited for."""


def open_auditors(settings: Settings) -> ProcessAuditors:
    """Auditors that have loaded all that an audit needs; logging is set up for the process."""
    logs.set_up(settings)
    auditors = ProcessAuditors(settings.audit_config)
    auditors(settings.profile).audit(WARMING_UP)
    gc.freeze()  # what is loaded stays as long as the process: no collection need look through it
    return auditors


def child_engines(settings: Settings) -> MakeEngine:
    """Engines that audit in a child each, by the settings' limits."""
    return partial(ChildEngine, partial(open_auditors, settings), settings.audit_limit, settings.audit_memory)
