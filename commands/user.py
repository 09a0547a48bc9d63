"""`exonym user`: the people who sign in to the pages, in the database that the service uses."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from commands.setup import prepared_store
from service import auth
from service.auth import Role
from service.errors import InvalidField
from service.store.models import DEFAULT_WORKSPACE

app = typer.Typer(no_args_is_help=True, help="The people who sign in to the pages.")

Email = Annotated[str, typer.Argument(help="The e-mail address to sign in with.")]
ChosenRole = Annotated[Role, typer.Option(help="What they may do: look; decide; everything.")]
Workspace = Annotated[str, typer.Option(help="Whose audits they see; made if it is not there.")]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input, instead of asking for it.")
]


@app.callback()
def manage() -> None:
    """The people who sign in to the pages."""


@app.command()
def add(
    email: Email,
    role: ChosenRole = Role.VIEWER,
    workspace: Workspace = DEFAULT_WORKSPACE,
    password_stdin: FromStdin = False,
) -> None:
    """Add somebody. The password is asked for twice, or read from standard input."""
    with prepared_store() as store:
        password = _read_password() if password_stdin else _ask_password()
        user = auth.add_user(store, workspace, email, role, password)
    typer.echo(f"{user.email} may sign in as {user.role} of {user.workspace}.")


def _read_password() -> str:
    """The first line of standard input, without its end."""
    return sys.stdin.readline().rstrip("\r\n")


def _ask_password() -> str:
    """The password, typed twice. Raises InvalidField where nobody can type."""
    if not sys.stdin.isatty():
        raise InvalidField("password", "cannot be asked for without a terminal; use --password-stdin")
    password: str = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    return password
