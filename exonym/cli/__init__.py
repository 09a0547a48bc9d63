"""The command ``exonym``: audits, comparisons, names, rules, models, and whatever joins through ``exonym.commands``.

Exit codes: 0 done, 1 a gate failed, 2 bad usage or input, 3 a model is missing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer

from exonym.cli import audit, calibrate, compare, correct, models, names, rules, schema, score
from exonym.cli.joining import JoiningGroup
from exonym.errors import FormatError, InvalidInput, ModelError

BAD_INPUT = 2
MODEL_MISSING = 3

app = typer.Typer(
    name="exonym", cls=JoiningGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
app.command("audit")(audit.audit_files)
app.command("correct")(correct.correct_files)
app.command("compare")(compare.compare_files)
app.command("calibrate")(calibrate.calibrate_thresholds)
app.command("score")(score.score_lines)
app.add_typer(names.app, name="names")
app.command("rules")(rules.show_rules)
app.command("schema")(schema.print_schema)
app.add_typer(models.app, name="models")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"exonym {version('exonym')}")
        raise typer.Exit


@app.callback()
def start_command(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Audit translations: score them, mark the errors, above all in names, and decide publish, review or hold."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an error is one plain line on stderr.

    ``arguments`` are those after the program's name, by default the process's own.
    """
    try:
        return int(app(arguments, prog_name="exonym", standalone_mode=False) or 0)
    except (InvalidInput, FormatError) as error:
        return _report_failure(str(error), BAD_INPUT)
    except ModelError as error:
        return _report_failure(str(error), MODEL_MISSING)
    except typer.TyperException as error:
        return _report_failure(error.format_message(), error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        return _report_failure("stopped", 130)


def _report_failure(message: str, code: int) -> int:
    if message:  # there is none where help was shown instead
        print(f"exonym: {' '.join(message.split())}", file=sys.stderr)
    return code
