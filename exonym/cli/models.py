"""``exonym models``: which quality models there are, which lie here, and how to get them."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from exonym.cli.options import AcceptLicence, CacheDir

app = typer.Typer(no_args_is_help=True, help="List, fetch and build quality models.")


@app.command("list")
def list_models(cache_dir: CacheDir = None) -> None:
    """Every known model, its licence, and whether it is on this machine."""
    from exonym.checkpoints.store import known

    table = Table(box=None, pad_edge=False)
    table.add_column("model", no_wrap=True)
    for title in ("licence", "what it does", "here"):
        table.add_column(title)
    for listed in known(cache_dir):
        model = listed.model
        licence = f"{model.licence} (must be accepted)" if model.consent else model.licence
        table.add_row(model.name, licence, model.description, "yes" if listed.folder else "no")
    Console().print(table)


@app.command()
def build(cache_dir: CacheDir = None) -> None:
    """Assemble the packaged model in the cache, unless it is there, and print its folder."""
    from exonym.checkpoints.store import build_packaged

    typer.echo(build_packaged(cache_dir))


@app.command()
def pull(
    name: Annotated[str, typer.Argument(help="A name that `exonym models list` shows.")],
    accept_licence: AcceptLicence = False,
    cache_dir: CacheDir = None,
) -> None:
    """Fetch a known model from the Hugging Face hub and print its folder."""
    from exonym.checkpoints.store import pull as pull_model

    typer.echo(pull_model(name, cache_dir, accepted=(name,) if accept_licence else ()))
