"""`exonym keys` and `exonym user`: what they print, and what the database has then."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commands import keys, user
from commands.checks import tell_first_steps
from service import auth
from service.auth import Role, Scope
from service.store import Store

ROOT = Path(__file__).parents[2]
PASSWORD = "correct horse"


@pytest.fixture
def store(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The database that the commands find by their environment."""
    monkeypatch.setenv("EXONYM_DATABASE_URL", sqlite_database)
    opened = Store(sqlite_database)
    yield opened
    opened.close()


def run(app: object, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=typed)  # type: ignore[arg-type]


def caller_of(store: Store, secret: str) -> auth.Caller | None:
    return auth.find_caller(store, auth.digest_of(secret))


def test_a_key_is_printed_alone(store: Store) -> None:
    done = run(keys.app, "create", "--name", "ops")
    assert done.exit_code == 0
    caller = caller_of(store, done.stdout.removesuffix("\n"))
    assert caller is not None
    assert caller.key_id is not None
    assert (caller.workspace, caller.scopes, caller.expires_at) == ("default", {Scope.READ, Scope.WRITE}, None)
    assert caller.key_id in done.stderr, "by which it can be revoked"


def test_a_key_has_the_scopes_workspace_and_end_that_are_asked_for(store: Store) -> None:
    asked = ("--scope", "admin", "--scope", "read", "--workspace", "desk", "--expires-in", "12h")
    caller = caller_of(store, run(keys.app, "create", "--name", "ops", *asked).stdout.strip())
    assert caller is not None
    assert (caller.workspace, caller.scopes) == ("desk", {Scope.READ, Scope.ADMIN})
    (row,) = auth.list_keys(store)
    assert row.expires_at is not None
    assert (row.expires_at - row.created_at).total_seconds() == 12 * 3600


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["--name", " "], "name: must have 1 to 100 characters", id="no name"),
        pytest.param(["--name", "k", "--expires-in", "soon"], "--expires-in: must be 1d to 9999d", id="no lifetime"),
        pytest.param(["--name", "k", "--expires-in", ""], "--expires-in: must be 1d to 9999d", id="an empty lifetime"),
        pytest.param(["--name", "k", "--workspace", "A b"], "workspace: must be 1 to 40", id="no workspace"),
    ],
)
def test_a_bad_key_is_refused_in_a_sentence(
    store: Store, capfd: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    done = run(keys.app, "create", *arguments)
    assert done.exit_code == 2
    assert says in done.stderr + capfd.readouterr().err
    assert auth.list_keys(store) == []


def test_lists_show_states_and_never_a_key(store: Store) -> None:
    secrets = [run(keys.app, "create", "--name", name).stdout.strip() for name in ("news [1]", "old")]
    auth.note_used(store, {key.id: key.created_at for key in auth.list_keys(store)[:1]})
    assert run(keys.app, "revoke", auth.list_keys(store)[1].id).exit_code == 0
    table, listed = run(keys.app, "list").stdout, run(keys.app, "list", "--json").stdout
    first, second = json.loads(listed)
    assert (first["name"], first["scopes"], second["name"]) == ("news [1]", ["read", "write"], "old")
    assert first["last_used_at"] == first["created_at"]
    assert second["revoked_at"]
    rows = table.splitlines()[1:]
    assert all(part in rows[0] for part in (first["id"], "news [1]", "default", "read write", "valid"))
    assert "revoked 20" in rows[1]
    assert "never" in rows[1]
    assert not any(secret[4:] in table + listed for secret in secrets)


def test_a_key_that_is_not_there_cannot_be_revoked(store: Store, capfd: pytest.CaptureFixture[str]) -> None:
    done = run(keys.app, "revoke", "nothing")
    assert done.exit_code == 2
    assert "No key has the id 'nothing'." in done.stderr + capfd.readouterr().err


def test_a_user_is_added_with_a_password_from_standard_input(store: Store) -> None:
    done = run(user.app, "add", "Ada@desk.example", "--role", "editor", "--password-stdin", typed=f"{PASSWORD}\n")
    assert done.stdout == "ada@desk.example may sign in as editor of default.\n"
    assert auth.users_exist(store)


@pytest.mark.parametrize(
    ("arguments", "typed", "says"),
    [
        pytest.param(["--password-stdin"], "short\n", "password: must have 10 to 200 characters", id="too short"),
        pytest.param(["--password-stdin"], "", "password: must have 10 to 200 characters", id="nothing typed"),
        pytest.param([], f"{PASSWORD}\n", "use --password-stdin", id="nobody to ask"),
    ],
)
def test_a_user_without_a_password_is_not_added(
    store: Store, capfd: pytest.CaptureFixture[str], arguments: list[str], typed: str, says: str
) -> None:
    done = run(user.app, "add", "ada@desk.example", *arguments, typed=typed)
    assert done.exit_code == 2
    assert says in done.stderr + capfd.readouterr().err
    assert not auth.users_exist(store)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        pytest.param([PASSWORD, PASSWORD], 0, id="the same twice"),
        pytest.param([PASSWORD, "correct house", PASSWORD, PASSWORD], 0, id="mistyped once"),
    ],
)
def test_on_a_terminal_the_password_is_asked_for_twice_and_not_shown(
    store: Store, answers: list[str], code: int
) -> None:
    ours, theirs = pty.openpty()
    program = "from commands.user import app; app()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "add", "ada@desk.example"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(ROOT), "EXONYM_DATABASE_URL": str(store.url)},
        start_new_session=True,
    )
    os.close(theirs)
    shown = _talk(ours, answers)
    assert process.wait(60) == code
    assert PASSWORD not in shown
    assert auth.users_exist(store)


def _talk(terminal: int, answers: list[str]) -> str:
    """Give an answer to each question; all that was shown."""
    shown = ""
    while True:
        try:
            shown += os.read(terminal, 1024).decode()
        except OSError:  # the other side is closed
            return shown
        if shown.endswith(": ") and answers:
            os.write(terminal, answers.pop(0).encode() + b"\n")


@pytest.mark.parametrize(
    ("key", "somebody", "tells"),
    [(False, False, True), (True, False, False), (False, True, False)],
    ids=["neither", "a key", "a user"],
)
def test_the_first_steps_are_told_once_and_in_one_line(
    store: Store, capsys: pytest.CaptureFixture[str], key: bool, somebody: bool, tells: bool
) -> None:
    if key:
        auth.create_key(store, "default", "k", [Scope.READ])
    if somebody:
        auth.add_user(store, "default", "ada@desk.example", Role.VIEWER, PASSWORD)
    tell_first_steps(store)
    said = capsys.readouterr().err
    assert said.count("\n") == tells
    assert tells == ("exonym keys create --name NAME" in said) == ("exonym user add EMAIL" in said)
