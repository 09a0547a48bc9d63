"""The log: a line an event, as JSON for programs or as text for a terminal, with the ids of what is being done.

Everything is logged with the standard library's ``logging``; what uvicorn, Celery, SQLAlchemy and Alembic say comes out
alike. No line holds a text of an article, a key or a secret: of an exception only the first line of its message is
written, since databases and validators quote the values they refuse in those that follow.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TextIO

import structlog
from structlog.contextvars import bound_contextvars, get_contextvars, merge_contextvars
from structlog.typing import EventDict, Processor, WrappedLogger

from service.settings import Settings

TALKATIVE = ("alembic.runtime", "celery.app.trace", "celery.worker.strategy", "httpx2", "httpcore2")
"""Loggers that tell of every step, each canary for one, or of addresses that are asked."""
_FIRST = ("time", "level", "logger", "event")
LONGEST_MESSAGE = 500
"""Characters of an exception's message that are logged."""


def set_up(settings: Settings, stream: TextIO | None = None) -> None:
    """Log from now on as the settings say, to standard error unless another stream is given."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_formatter(settings.log_format, stream))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(settings.log_level.upper())
    logging.captureWarnings(True)
    for talkative in TALKATIVE:
        logging.getLogger(talkative).setLevel(logging.WARNING)
    for own_minded in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(own_minded).handlers = []
        logging.getLogger(own_minded).propagate = True


@contextmanager
def bound(**ids: str | None) -> Iterator[None]:
    """Within the context every line of this thread or task carries the ids that are not None.

    The names are ``request_id``, ``audit_id``, ``delivery_id``, ``workspace`` and ``batch``.
    """
    with bound_contextvars(**{name: value for name, value in ids.items() if value is not None}):
        yield


def request_id() -> str | None:
    """The id of the request that is being served, None outside of one."""
    found = get_contextvars().get("request_id")
    return str(found) if found else None


def _formatter(wanted: str, stream: TextIO) -> logging.Formatter:
    as_json = wanted == "json" or (wanted == "auto" and not stream.isatty())
    last: Processor = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else _write_text
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        ],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _write_exception, _put_in_order, last],
    )


def _write_text(_: WrappedLogger, __: str, line: EventDict) -> str:
    """A line for people: time, level, logger, event, then the ids as key=value."""
    trace = line.pop("exception", "")
    head = " ".join(str(line.pop(name, "")) for name in _FIRST)
    ids = "".join(f" {name}={value}" for name, value in line.items())
    return _in_one_line(head + ids) + (f"\n{trace}" if trace else "")


def _in_one_line(text: str) -> str:
    """The text with its control characters written out, so that nobody can forge a line or move the cursor."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _put_in_order(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """Time, level, logger and event first; the same words in colour, which uvicorn adds, are left out."""
    line.pop("color_message", None)
    first = {name: line.pop(name) for name in _FIRST if name in line}
    return {**first, **line}


def _write_exception(_: WrappedLogger, __: str, line: EventDict) -> Mapping[str, Any]:
    """Put an exception into words: its frames, and of its message and those of its causes the first line."""
    information = line.pop("exc_info", None)
    error = information[1] if isinstance(information, tuple) else information
    if isinstance(error, BaseException):
        line["exception"] = "\n".join(_describe(error))
    return line


def _describe(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _describe(cause)
        yield "which led to:"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip("\n")
    message = (str(error).splitlines() or [""])[0][:LONGEST_MESSAGE]
    yield f"{type(error).__qualname__}: {message}"
