"""`exonym worker`: audits what a service has queued in Redis."""

from __future__ import annotations

from typing import Annotated

import typer

from commands.checks import check_config, check_reachable, check_working
from commands.setup import opened_store, plain_errors, read_settings

Check = Annotated[
    bool, typer.Option("--check", help="Work on nothing: exit 0 if workers work, else 2. For a health check.")
]


def worker(check: Check = False) -> None:
    """Run audits that a service has queued in Redis, until stopped."""
    from service.store.migrate import check_migrated
    from workers.auditors import child_engines
    from workers.worker import run_worker

    with plain_errors():
        settings = read_settings({})
        check_reachable(settings)
        if check:
            with opened_store(settings) as store:
                check_working(settings, store)
            return
        check_config(settings)
        with opened_store(settings) as store:
            check_migrated(store)
            code = run_worker(settings, store, child_engines(settings))
    raise typer.Exit(code)
