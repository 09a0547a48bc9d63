"""`exonym connectors`: added, listed, removed; the secret never stands in the command line, and is never shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from commands.connectors import app
from service.connectors import find_connector
from service.store import Store

BOTH = {"source": "$.pl", "target": "$.en", "source_lang": "=pl", "target_lang": "=en"}


@pytest.fixture
def database(sqlite_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("EXONYM_DATABASE_URL", sqlite_database)
    return sqlite_database


def run(*words: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, list(words), input=given)


def test_a_connector_is_added_listed_and_removed(database: str, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(BOTH), encoding="utf-8")
    options = ["--kind", "ghost", "--mapping", str(mapping), "--source-lang", "pl", "--format", "text"]
    added = run("add", "blog", *options, "--secret-stdin", given="ghost-secret\n")
    assert (added.exit_code, "/v1/hooks/blog" in added.output) == (0, True), added.output
    store = Store(database)
    row = find_connector(store, "blog")
    store.close()
    assert row is not None
    assert (row.secret, row.mapping, row.source_langs, row.format) == ("ghost-secret", BOTH, ["pl"], "text")
    listed = run("list", "--json")
    assert [(one["name"], one["kind"]) for one in json.loads(listed.stdout)] == [("blog", "ghost")]
    assert "ghost-secret" not in listed.output + run("list").output
    assert run("remove", "blog").exit_code == 0
    assert json.loads(run("list", "--json").stdout) == []


def test_the_secret_is_asked_for_and_not_echoed(database: str) -> None:
    added = run("add", "blog", "--kind", "ghost", given="ghost-secret\n")
    assert added.exit_code == 0
    assert "ghost-secret" not in added.output


@pytest.mark.parametrize(
    ("words", "mapping", "says"),
    [
        pytest.param(("--kind", "joomla"), None, "kind: is none of", id="a kind that is none"),
        pytest.param(("--kind", "generic"), None, "secret: must be whsec_", id="a secret of another kind"),
        pytest.param(("--kind", "ghost", "--format", "pdf"), None, "format: is none of", id="a format that is none"),
        pytest.param(("--kind", "ghost"), "{", "is not JSON", id="a broken file"),
        pytest.param(("--kind", "ghost"), "[]", "must hold an object of texts", id="a list"),
        pytest.param(("--kind", "ghost"), '{"text": 1}', "must hold an object of texts", id="a number for a path"),
        pytest.param(("--kind", "ghost"), '{"text": "$.["}', "mapping.text: is no JSONPath", id="a malformed path"),
    ],
)
def test_what_is_not_acceptable_is_said_in_a_sentence(
    database: str, tmp_path: Path, words: tuple[str, ...], mapping: str | None, says: str
) -> None:
    if mapping is not None:
        (tmp_path / "mapping.json").write_text(mapping, encoding="utf-8")
        words = (*words, "--mapping", str(tmp_path / "mapping.json"))
    refused = run("add", "blog", *words, "--secret-stdin", given="ghost-secret\n")
    assert refused.exit_code == 2
    assert says in refused.output
    assert "Traceback" not in refused.output


def test_two_connectors_cannot_have_one_name(database: str) -> None:
    assert run("add", "blog", "--kind", "ghost", "--secret-stdin", given="ghost-secret\n").exit_code == 0
    again = run("add", "blog", "--kind", "drupal", "--secret-stdin", given="drupal-secret\n")
    assert (again.exit_code, "is called 'blog' already" in again.output) == (2, True)


def test_what_is_not_there_cannot_be_removed(database: str) -> None:
    gone = run("remove", "nobody")
    assert (gone.exit_code, "No connector is called 'nobody'" in gone.output) == (2, True)
