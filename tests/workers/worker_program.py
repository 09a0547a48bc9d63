"""`exonym worker` with a fake Auditor in its child, as a process of its own: what tests kill."""

from __future__ import annotations

import logging

from service.settings import Settings
from service.store import Store
from tests.workers.words import word_engines
from workers.worker import run_worker

if __name__ == "__main__":
    logging.basicConfig(level="INFO", format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    settings = Settings()
    raise SystemExit(run_worker(settings, Store(settings.database_url), word_engines(settings)))
