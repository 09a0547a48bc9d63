"""``exonym models``: which quality models there are, which lie here, and how to get them."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from exonym.checkpoints.licences import licence_names
from exonym.cli.options import AcceptLicence, CacheDir

if TYPE_CHECKING:
    from exonym.checkpoints.known import KnownModel
    from exonym.checkpoints.store import Listed

WIDTH = 180
"""Characters a line, where there is no terminal to ask."""
_SOME = 8
"""Languages that are worth naming in a table; of more it shows the number."""

app = typer.Typer(no_args_is_help=True, help="List, fetch and build quality models.")


@app.command("list")
def list_models(
    cache_dir: CacheDir = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON, for programs.")] = False,
) -> None:
    """Every known model: what it does, its size, licence, scores and languages, and whether it is here."""
    from exonym.checkpoints.store import known

    models = known(cache_dir)
    if as_json:
        typer.echo(json.dumps([_write_json(listed) for listed in models], indent=2))
    else:
        Console(width=None if sys.stdout.isatty() else WIDTH).print(_make_table(models))


@app.command("build")
def build_model(cache_dir: CacheDir = None) -> None:
    """Assemble the packaged model in the cache, unless it is there, and print its folder."""
    from exonym.checkpoints.store import build_packaged

    typer.echo(build_packaged(cache_dir))


@app.command("pull")
def pull_model(
    name: Annotated[str, typer.Argument(help="A name that `exonym models list` shows, or NAME@REVISION.")],
    accept_licence: AcceptLicence = None,
    cache_dir: CacheDir = None,
) -> None:
    """Fetch a known model from the Hugging Face hub and print its folder."""
    from exonym.checkpoints.store import pull as pull_model

    typer.echo(pull_model(name, cache_dir, licence_names(accept_licence or ())))


def _write_json(listed: Listed) -> dict[str, Any]:
    model = listed.model
    return {
        "name": model.name,
        "task": model.task.value,
        "parameters": model.parameters,
        "licence": model.licence,
        "needs_consent": model.needs_consent,
        "score_range": list(model.score_range) if model.score_range else None,
        "languages": list(model.languages),
        "gated": model.gated,
        "revision": model.revision,
        "folder": str(listed.folder) if listed.folder else None,
    }


def _make_table(models: tuple[Listed, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("model", no_wrap=True)
    for title in ("task", "parameters", "licence", "scores", "languages", "on the hub", "here"):
        table.add_column(title, overflow="fold")
    for listed in models:
        table.add_row(listed.model.name, *_list_cells(listed.model), "yes" if listed.folder else "no")
    return table


def _list_cells(model: KnownModel) -> tuple[str, ...]:
    return (
        model.task.value,
        _write_size(model.parameters),
        f"{model.licence} (must be accepted)" if model.needs_consent else model.licence,
        f"{model.score_range[0]:g} to {model.score_range[1]:g}" if model.score_range else "no bounds",
        " ".join(model.languages) if len(model.languages) <= _SOME else f"{len(model.languages)} languages",
        _write_availability(model),
    )


def _write_size(parameters: int) -> str:
    return f"{parameters / 1e9:.1f} billion" if parameters >= 1e9 else f"{parameters / 1e6:.0f} million"


def _write_availability(model: KnownModel) -> str:
    if "/" not in model.name:
        return "packaged"
    return "gated" if model.gated else "open"
