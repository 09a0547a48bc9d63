"""`exonym keys`: API keys made, listed, revoked, in the database that the service uses."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from commands.setup import prepared_store
from service import auth
from service.auth import Scope
from service.auth.keys import is_valid
from service.store.models import DEFAULT_WORKSPACE, Key
from service.store.types import now

app = typer.Typer(no_args_is_help=True, help="API keys: make, list and revoke them.")

Name = Annotated[str, typer.Option(help="What the key is for.")]
Scopes = Annotated[
    list[Scope] | None,
    typer.Option("--scope", help="What it is good for; again for each. None includes another. [default: read, write]"),
]
Workspace = Annotated[str, typer.Option(help="Whose audits it is for; made if it is not there.")]
ExpiresIn = Annotated[str | None, typer.Option(help="How long it lasts: 90d, 12h, 30m, 1s; for ever otherwise.")]
KeyId = Annotated[str, typer.Argument(help="The key's id, as `exonym keys list` shows it.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]

USUAL = (Scope.READ, Scope.WRITE)
"""What a key is good for unless told otherwise: sending pairs and reading what became of them."""

WIDTH = 160
"""Characters of a table at least: a row that is wrapped by the terminal is better than one whose dates are cut."""


@app.command()
def create(
    name: Name, scope: Scopes = None, workspace: Workspace = DEFAULT_WORKSPACE, expires_in: ExpiresIn = None
) -> None:
    """Make a key and print it, alone on standard output. It is shown now and never again."""
    with prepared_store() as store:
        lasts = auth.read_lifetime(expires_in, "--expires-in") if expires_in is not None else None
        new = auth.create_key(store, workspace, name, scope or USUAL, lasts)
    typer.echo(f"Key {new.row.id} for {new.row.scopes.replace(' ', ', ')}. It is shown this once:", err=True)
    typer.echo(new.secret)


@app.command("list")
def list_keys(as_json: AsJson = False) -> None:
    """List the keys of every workspace, oldest first; never the keys themselves."""
    with prepared_store() as store:
        keys = auth.list_keys(store)
    if as_json:
        from service.web.schemas.keys import KeyOut

        typer.echo(json.dumps([KeyOut.of(key).model_dump(mode="json") for key in keys], indent=2, ensure_ascii=False))
    else:
        Console(width=max(Console().width, WIDTH)).print(_table(keys))


@app.command()
def revoke(key_id: KeyId) -> None:
    """Make a key worthless; a running service refuses it within a second."""
    with prepared_store() as store:
        key = auth.revoke_key(store, key_id)
    typer.echo(f"Key {key.id} ({key.name}) is revoked.")


def _table(keys: Sequence[Key]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("Id", "Name", "Workspace", "Scopes", "State", "Last used"):
        table.add_column(heading, overflow="fold", no_wrap=heading != "Name")
    for key in keys:
        table.add_row(key.id, escape(key.name), key.workspace, key.scopes, _state(key), _minute(key.last_used_at))
    return table


def _state(key: Key) -> str:
    if key.revoked_at:
        return f"revoked {_minute(key.revoked_at)}"
    if not is_valid(key, now()):
        return f"expired {_minute(key.expires_at)}"
    return f"until {_minute(key.expires_at)}" if key.expires_at else "valid"


def _minute(moment: datetime | None) -> str:
    """A moment as people read it, in UTC."""
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "never"
