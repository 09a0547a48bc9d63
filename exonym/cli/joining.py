"""Commands of other packages: they join through entry points and are imported only when called."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

GROUP = "exonym.commands"
"""The entry-point group: a command's name, and a function or a Typer."""


class JoinedCommand(TyperCommand):
    """Stands for a command in lists; imports it when its arguments are to be read."""

    def __init__(self, entry_point: EntryPoint) -> None:
        summary = f"See `exonym {entry_point.name} --help`."
        super().__init__(entry_point.name, help=summary, short_help=summary, rich_help_panel="Service")
        self._entry_point = entry_point

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the command itself, so that its options, help and errors are its own."""
        return _load_command(self._entry_point).make_context(info_name, args, parent=parent, **extra)


class JoiningGroup(TyperGroup):
    """The engine's commands, then those that joined."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names of all commands."""
        return [*super().list_commands(ctx), *sorted(_find_joined())]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name; of a joined one a stand-in."""
        own = super().get_command(ctx, cmd_name)
        joined = _find_joined().get(cmd_name)
        return JoinedCommand(joined) if own is None and joined else own


def _find_joined() -> dict[str, EntryPoint]:
    return {entry_point.name: entry_point for entry_point in entry_points(group=GROUP)}


def _load_command(entry_point: EntryPoint) -> Any:
    """A typer command of the function, or a group of the Typer, that the entry point names."""
    loaded = entry_point.load()
    if isinstance(loaded, typer.Typer):
        return typer.main.get_command(loaded)
    alone = typer.Typer(add_completion=False)
    alone.command(entry_point.name)(loaded)
    return typer.main.get_command(alone)
