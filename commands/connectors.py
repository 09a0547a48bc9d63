"""`exonym connectors`: the CMSs that the service takes events from."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.setup import prepared_store
from service.errors import InvalidField
from service.store.models import DEFAULT_WORKSPACE, Connector

app = typer.Typer(help="Connect a CMS, list what is connected, disconnect.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Its events go to /v1/hooks/NAME.")]
Workspace = Annotated[str, typer.Option(help="Whose it is.")]


@app.command()
def add(
    name: Name,
    kind: Annotated[str, typer.Option(help="What sends: generic, wordpress, ghost, ...")],
    secret_stdin: Annotated[
        bool, typer.Option("--secret-stdin", help="Read the secret from standard input instead of asking for it.")
    ] = False,
    mapping: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="A JSON file with the mapping; the kind's own without."),
    ] = None,
    target_lang: Annotated[str, typer.Option(help="The translations' language.")] = "en",
    source_lang: Annotated[list[str] | None, typer.Option(help="A language of sources; any other without.")] = None,
    format: Annotated[str | None, typer.Option(help="text or html; the kind's own without.")] = None,
    workspace: Workspace = DEFAULT_WORKSPACE,
) -> None:
    """Connect a CMS. The secret is what the CMS signs with, or what it sends."""
    from service.connectors import NewConnector, add_connector

    with prepared_store() as store:
        new = NewConnector(
            name=name,
            kind=kind,
            secret=_read_secret(secret_stdin),
            mapping=_read_mapping(mapping) if mapping else None,
            target_lang=target_lang,
            source_langs=tuple(source_lang or ()),
            format=format,
            workspace=workspace,
        )
        row = add_connector(store, new)
        typer.echo(f"{row.name} is connected. Let the CMS send to /v1/hooks/{row.name}.")


@app.command("list")
def list_all(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    workspace: Annotated[str | None, typer.Option(help="Only those of a workspace.")] = None,
) -> None:
    """List what is connected, without secrets."""
    from service.connectors import list_connectors

    with prepared_store() as store:
        rows = [_shown(row) for row in list_connectors(store, workspace)]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        typer.echo(f"{row['name']}  {row['kind']}  {row['workspace']}  {row['address']}")


@app.command()
def remove(name: Name, workspace: Workspace = DEFAULT_WORKSPACE) -> None:
    """Disconnect a CMS. Its audits stay; halves that wait are forgotten."""
    from service.connectors import remove_connector

    with prepared_store() as store:
        remove_connector(store, name, workspace)
        typer.echo(f"{name} is disconnected.")


def _read_secret(from_stdin: bool) -> str:
    """The secret, without the line's end. It never stands in the command line, where others could see it."""
    return sys.stdin.readline().rstrip("\r\n") if from_stdin else str(typer.prompt("Secret", hide_input=True))


def _read_mapping(path: Path) -> dict[str, str]:
    try:
        mapping = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise InvalidField("mapping", f"{path} is not JSON: {error}") from error
    if not isinstance(mapping, dict) or not all(isinstance(place, str) for place in mapping.values()):
        raise InvalidField("mapping", f'{path} must hold an object of texts, such as {{"text": "$.body"}}')
    return mapping


def _shown(row: Connector) -> dict[str, object]:
    names = ("name", "kind", "workspace", "mapping", "target_lang", "source_langs", "format")
    return {**{name: getattr(row, name) for name in names}, "address": f"/v1/hooks/{row.name}"}
