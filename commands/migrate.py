"""`exonym migrate`: the database's tables, brought to what this version needs."""

from __future__ import annotations

import typer

from commands.setup import opened_store, plain_errors, read_settings


def migrate() -> None:
    """Bring the database's tables to what this version needs."""
    from service.store.migrate import migrate as run

    with plain_errors():
        settings = read_settings({})
        with opened_store(settings) as store:
            run(store)
            typer.echo(f"{store.url.render_as_string(hide_password=True)} is up to date.")
