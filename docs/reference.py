"""The reference of endpoints and commands, out of the OpenAPI description and the command line itself."""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import typer

from exonym.cli import app as command_line
from service.queue import CeleryQueue, celery_app
from service.settings import Settings
from service.store import Store
from service.web.app import create_app

Json = Mapping[str, Any]


def write_endpoints() -> str:
    """Every endpoint by its subject, with what it takes and answers."""
    settings = Settings(database_url="sqlite:///unused.db")
    described = create_app(settings, Store(settings.database_url), CeleryQueue(celery_app(settings))).openapi()
    subjects: dict[str, list[str]] = defaultdict(list)
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            subject = operation.get("tags", ["service"])[0]
            subjects[subject].append(_endpoint(described, f"{method.upper()} {path}", operation))
    head = (
        "# Endpoints\n\nMade from `/openapi.json`, which every service has. What they are for is in [HTTP API](api.md)."
    )
    parts = [f"## {subject.capitalize()}\n\n" + "\n\n".join(subjects[subject]) for subject in sorted(subjects)]
    return "\n\n".join([head, *parts]) + "\n"


def _endpoint(described: Json, title: str, operation: Json) -> str:
    taken = [(p["name"], f"in the {p['in']}", _about(described, p)) for p in operation.get("parameters", ())]
    rows = [*taken, *_fields(described, operation)]
    table = [
        "| takes | where | what |\n|---|---|---|",
        *(f"| `{name}` | {where} | {what} |" for name, where, what in rows),
    ]
    answers = f"Answers: {', '.join(sorted(operation['responses']))}."
    parts = [f"### `{title}`", _one_line(operation.get("description", "")), "\n".join(table) if rows else "", answers]
    return "\n\n".join(part for part in parts if part)


def _fields(described: Json, operation: Json) -> Iterator[tuple[str, str, str]]:
    """The fields of a body that is JSON."""
    schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    body = _resolve(described, schema)
    for name, field in body.get("properties", {}).items():
        where = "in the body, needed" if name in body.get("required", ()) else "in the body"
        yield name, where, _about(described, field)


def _about(described: Json, field: Json) -> str:
    return _one_line(field.get("description") or _resolve(described, field).get("description", ""))


def _resolve(described: Json, schema: Json) -> Json:
    name = schema.get("$ref", "").rpartition("/")[2]
    return described["components"]["schemas"][name] if name else schema


def write_commands() -> str:
    """Every command with its options."""
    found = dict(_commands("exonym", typer.main.get_command(command_line)))
    codes = "Exit codes: 0 done, 1 a gate failed, 2 bad usage or input, 3 a model is missing."
    head = f"# Commands\n\nWhat `exonym COMMAND --help` says. {codes}"
    return "\n\n".join([head, *(_command(name, command) for name, command in found.items())]) + "\n"


def _commands(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    context = command.make_context(name, [], resilient_parsing=True)
    command = context.command  # of one that joined itself, in place of its stand-in
    if not hasattr(command, "list_commands"):
        yield name, command
        return
    for below in command.list_commands(context):
        yield from _commands(f"{name} {below}", command.get_command(context, below))


def _command(name: str, command: Any) -> str:
    rows = [f"| `{_called(one)}` | {_one_line(getattr(one, 'help', '') or '')} |" for one in command.params]
    shown = [row for row in rows if not row.startswith("| `--help`")]
    table = "\n".join(["| option | what |\n|---|---|", *shown]) if shown else ""
    text = inspect.cleandoc(command.help or "").replace("\b\n", "")
    return "\n\n".join(part for part in (f"## `{name}`", text, table) if part)


def _called(parameter: Any) -> str:
    names = [*parameter.opts, *parameter.secondary_opts]
    return ", ".join(names) if names[0].startswith("-") else names[0].upper()


def _one_line(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
