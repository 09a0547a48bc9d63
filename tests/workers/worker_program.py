"""`exonym worker` with a fake Auditor, as a process of its own: what tests kill."""

from __future__ import annotations

import logging
import sys

from service.settings import Settings
from service.store import Store
from tests.fakes import WordAuditor
from workers.worker import run_worker

if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    settings = Settings()
    auditor = WordAuditor(delay=float(sys.argv[1]))
    raise SystemExit(run_worker(settings, Store(settings.database_url), lambda _: auditor))
