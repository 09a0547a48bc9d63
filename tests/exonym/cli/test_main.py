"""Exit codes, plain one-line errors, and commands that join."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from exonym.cli import main
from exonym.cli.joining import GROUP


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"exonym {version('exonym')}\n"


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        pytest.param(["audit"], "target", id="nothing-to-audit"),
        pytest.param(["audit", "only-one.txt"], "target", id="a-source-without-its-translation"),
        pytest.param(["audit", "a", "b", "--target", "c"], "--target", id="two-targets"),
        pytest.param(["audit", "--target", "nowhere.txt"], "target: nowhere.txt", id="no-such-file"),
        pytest.param(["audit", "--target", "x", "--profile", "lenient"], "profile", id="unknown-profile"),
        pytest.param(["audit", "a", "--jsonl", "b"], "--jsonl", id="files-and-lines-at-once"),
        pytest.param(["audit", "--jsonl", "b", "--format", "html"], "--jsonl", id="lines-as-html"),
        pytest.param(["audit", "--jsonl", "b", "--source-lang", "pl"], "--jsonl", id="one-language-for-all-lines"),
        pytest.param(["audit", "--jsonl", "nowhere.jsonl"], "--jsonl: nowhere.jsonl", id="no-such-lines"),
        pytest.param(["audit", "--no-such-option"], "--no-such-option", id="unknown-option"),
        pytest.param(["no-such-command"], "no-such-command", id="unknown-command"),
        pytest.param(["names", "compare"], "a: is missing", id="no-names"),
        pytest.param(["names", "romanise", "Tokajew"], "source_lang", id="no-language-to-romanise-from"),
        pytest.param(["rules", "ZZZ99"], "code: 'ZZZ99'", id="unknown-rule"),
    ],
)
def test_bad_usage_is_exit_2_and_one_line_naming_the_field(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("exonym: ")
    assert said.count("\n") == 1
    assert named in said


def test_without_a_command_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    shown = capsys.readouterr()
    assert "audit" in shown.out
    assert shown.err == ""


def test_a_missing_model_is_exit_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "pull", "nobody/nothing"]) == 3
    assert "nobody/nothing" in capsys.readouterr().err


def test_a_licence_must_be_accepted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "pull", "Unbabel/XCOMET-XL"]) == 3
    assert "cc-by-nc-sa" in capsys.readouterr().err


def test_models_are_listed_with_their_licences(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list"]) == 0
    assert "apache-2.0" in capsys.readouterr().out


@pytest.fixture
def joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package elsewhere on the path that brings one command, and one group of commands."""
    metadata = tmp_path / "greeter-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: greeter\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[{GROUP}]\ngreet = greeter:greet\nfolk = greeter:folk\n")
    (tmp_path / "greeter.py").write_text(GREETER)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("greeter", None)


GREETER = """
import typer
folk = typer.Typer()

def greet(name: str, loud: bool = False) -> None:
    print(name.upper() if loud else name)

@folk.command()
def add(name: str) -> None:
    raise typer.Exit(len(name))

@folk.command()
def remove(name: str) -> None:
    print("gone", name)
"""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["greet", "you", "--loud"], 0, "YOU", id="a-function-with-its-own-options"),
        pytest.param(["greet"], 2, "", id="its-own-usage-errors"),
        pytest.param(["folk", "remove", "x"], 0, "gone x", id="a-group"),
        pytest.param(["folk", "add", "four"], 4, "", id="its-own-exit-code"),
    ],
)
def test_a_joined_command_runs_as_its_own(
    arguments: list[str], code: int, said: str, joined: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == code
    assert capsys.readouterr().out.strip() == said


def test_a_joined_command_has_its_own_help(joined: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["greet", "--help"]) == 0
    assert "--loud" in capsys.readouterr().out


def test_help_lists_joined_commands_without_importing_anything_heavy(joined: Path) -> None:
    """In a process of its own: what other tests imported must not hide what this command imports."""
    heavy = ("greeter", "torch", "comet", "numpy", "service", "fastapi", "sqlalchemy")
    script = (
        "import sys; from exonym.cli import main; main(['--help']);"
        f"print([module for module in {heavy} if module in sys.modules])"
    )
    path = os.pathsep.join([str(joined), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": path},
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert "audit" in done.stdout
    assert "greet" in done.stdout
