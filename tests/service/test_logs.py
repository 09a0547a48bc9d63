"""The log: JSON with time and ids, whoever speaks; and never a text, a key or a secret."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from service import logs
from service.settings import Settings
from service.store import Store

SECRET = "exo_" + "S" * 8
"""Put together, since a traceback shows lines of source."""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _same_root_logger_afterwards() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers, root.level
    yield
    root.handlers = before
    root.setLevel(level)


def lines_of(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.fixture
def stream() -> io.StringIO:
    """A log of JSON lines that is written to from now on."""
    written = io.StringIO()
    logs.set_up(Settings(log_format="json"), written)
    return written


@pytest.mark.parametrize("name", ["service.audits", "uvicorn.error", "celery.worker", "sqlalchemy.pool", "alembic"])
def test_whoever_speaks_a_line_has_time_level_logger_and_ids(stream: io.StringIO, name: str) -> None:
    with logs.bound(request_id="r-1", audit_id="a-1", batch=None):
        logging.getLogger(name).warning("lost %d of %s", 3, "Łódź", extra={"ms": 1.5})
    (line,) = lines_of(stream)
    moment = datetime.fromisoformat(line.pop("time"))
    assert moment.utcoffset() == timedelta(0)
    assert line == {
        "event": "lost 3 of Łódź",
        "level": "warning",
        "logger": name,
        "request_id": "r-1",
        "audit_id": "a-1",
        "ms": 1.5,
    }


def test_ids_are_gone_when_their_context_ends(stream: io.StringIO) -> None:
    with logs.bound(request_id="r-1"):
        assert logs.request_id() == "r-1"
    assert logs.request_id() is None
    logging.getLogger("x").warning("after")
    assert "request_id" not in lines_of(stream)[0]


@pytest.mark.parametrize(
    ("wanted", "where", "as_json"),
    [
        pytest.param("auto", Terminal(), False, id="a person looks"),
        pytest.param("auto", io.StringIO(), True, id="a file or a collector"),
        pytest.param("json", Terminal(), True, id="as told"),
        pytest.param("text", io.StringIO(), False, id="as told too"),
    ],
)
def test_programs_get_json_and_people_text(wanted: Any, where: io.StringIO, as_json: bool) -> None:
    logs.set_up(Settings(log_format=wanted), where)
    with logs.bound(audit_id="a-1"):
        logging.getLogger("x").warning("hello\nforged line")
    (line,) = where.getvalue().splitlines()
    assert line.startswith("{") is as_json
    assert as_json or line.endswith("Z warning x hello\\nforged line audit_id=a-1")


def test_the_level_counts(stream: io.StringIO) -> None:
    logs.set_up(Settings(log_level="warning", log_format="json"), stream)
    logging.getLogger("x").info("not told")
    logging.getLogger("x").error("told")
    assert [line["event"] for line in lines_of(stream)] == ["told"]


def test_an_exception_shows_its_frames_and_causes_but_only_the_first_line_of_a_message(stream: io.StringIO) -> None:
    try:
        try:
            raise ValueError(f"a refused row\nDETAIL: Failing row contains ({SECRET})")
        except ValueError as error:
            raise RuntimeError("could not store") from error
    except RuntimeError:
        logging.getLogger("x").exception("failed")
    (line,) = lines_of(stream)
    assert "test_logs.py" in line["exception"]
    assert "ValueError: a refused row" in line["exception"]
    assert "RuntimeError: could not store" in line["exception"]
    assert SECRET not in stream.getvalue()


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("INSERT INTO api_keys (id, name) VALUES (:id, :secret)", id="a row refused"),
        pytest.param("SELECT :secret FROM no_such_table WHERE 'x' = :id", id="a statement refused"),
    ],
)
def test_what_a_database_refuses_is_not_quoted(stream: io.StringIO, store: Store, statement: str) -> None:
    try:
        with store.writing() as session:
            session.execute(text(statement), {"id": "1", "secret": SECRET})
    except SQLAlchemyError:
        logging.getLogger("x").exception("failed")
    assert "failed" in stream.getvalue()
    assert SECRET not in stream.getvalue()
