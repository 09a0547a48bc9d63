"""`exonym worker`: audits what a service has queued in Redis."""

from __future__ import annotations

import typer

from commands.checks import check_config, check_reachable
from commands.setup import opened_store, plain_errors, read_settings


def worker() -> None:
    """Run audits that a service has queued in Redis, until stopped."""
    from service.store.migrate import check_migrated
    from workers.auditors import child_engines
    from workers.worker import run_worker

    with plain_errors():
        settings = read_settings({})
        check_reachable(settings)
        check_config(settings)
        with opened_store(settings) as store:
            check_migrated(store)
            code = run_worker(settings, store, child_engines(settings))
    raise typer.Exit(code)
