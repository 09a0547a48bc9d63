"""JSON lines in, JSON lines out: the same order, and a bad line never stops the run."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console

from exonym.cli.files import STREAM, decode_text, open_to_read, open_to_write
from exonym.errors import InvalidInput, ModelError

Answer = Callable[[dict[str, Any]], dict[str, Any]]
T = TypeVar("T")

BLOCK = 4096
"""Lines that are answered together where that is faster."""
AHEAD = 4
"""How many lines each processor may be ahead of the line that is written next."""

logger = logging.getLogger(__name__)


@dataclass
class Tally:
    """How many lines were answered, and how many of them with an error."""

    lines: int = 0
    errors: int = 0


def answer_lines(source: Path, out: Path, answer: Answer) -> Tally:
    """Write ``answer`` of every line of ``source`` to ``out`` as soon as it is known; blank lines are left out.

    Lines of a file are answered side by side, on as many threads as there are processors; those of standard input one
    by one, since whoever writes them may wait for an answer.
    A line that is not a JSON object, or that ``answer`` refuses, becomes ``{"id", "error"}``. Raises InvalidInput when
    a file cannot be opened, ModelError when no line can be answered because a model is missing.
    """
    if source != STREAM and out != STREAM and out.resolve() == source.resolve():
        raise InvalidInput("--out", "is the file that --jsonl reads")
    tally = Tally()
    ahead = 0 if source == STREAM else AHEAD * (os.cpu_count() or 1)
    with open_to_read(source, "--jsonl") as lines, open_to_write(out) as answers, _show_progress(source) as advance:
        for line, answered in _answer_in_order(lines, answer, ahead):
            answers.write(_write_line(answered))
            answers.flush()
            tally.lines += 1
            tally.errors += "error" in answered
            advance(len(line))
    _say_tally(tally)
    return tally


def answer_blocks(
    source: Path, out: Path, read: Callable[[dict[str, Any]], T], answer: Callable[[list[T]], list[dict[str, Any]]]
) -> Tally:
    """The same for questions that are answered faster together: ``read`` each, ``answer`` a block of them.

    A question of standard input is a block by itself. Raises as ``answer_lines`` does; ``answer`` refuses nothing.
    """
    if source != STREAM and out != STREAM and out.resolve() == source.resolve():
        raise InvalidInput("--out", "is the file that --jsonl reads")
    tally = Tally()
    with open_to_read(source, "--jsonl") as lines, open_to_write(out) as answers:
        numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
        while block := list(islice(numbered, 1 if source == STREAM else BLOCK)):
            answered = _answer_block(block, read, answer)
            answers.write(b"".join(map(_write_line, answered)))
            answers.flush()
            tally.lines += len(answered)
            tally.errors += sum("error" in one for one in answered)
    _say_tally(tally)
    return tally


def _answer_block(
    block: list[tuple[int, bytes]],
    read: Callable[[dict[str, Any]], T],
    answer: Callable[[list[T]], list[dict[str, Any]]],
) -> list[dict[str, Any]]:
    """An answer or an error for each line, with the asker's id where there is one."""
    answered: list[dict[str, Any]] = []
    questions: list[T] = []
    places: list[int] = []
    for number, line in block:
        written: Any = None
        try:
            written = _parse_object(line, number)
            questions.append(read(written))
            places.append(len(answered))
            answered.append({"id": written["id"]} if "id" in written else {})
        except InvalidInput as error:
            answered.append({"id": _find_id(written), "error": str(error)})
    for place, found in zip(places, answer(questions), strict=True):
        answered[place] |= found
    return answered


def _answer_in_order(lines: Iterable[bytes], answer: Answer, ahead: int) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Every line that is not blank, with its answer; no more than ``ahead`` lines are read before they are due."""
    waiting: deque[tuple[bytes, Future[dict[str, Any]]]] = deque()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        try:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    waiting.append((line, pool.submit(_answer_line, line, number, answer)))
                while len(waiting) > ahead:
                    yield _take_due(waiting)
            while waiting:
                yield _take_due(waiting)
        finally:
            pool.shutdown(cancel_futures=True)


def _take_due(waiting: deque[tuple[bytes, Future[dict[str, Any]]]]) -> tuple[bytes, dict[str, Any]]:
    line, answered = waiting.popleft()
    return line, answered.result()


def read_objects(source: Path, read: Callable[[dict[str, Any]], T]) -> list[T]:
    """Read every line of ``source`` with ``read``; blank lines are left out.

    Raises InvalidInput, naming the line, for a line that is not a JSON object or that ``read`` refuses.
    """
    found = []
    with open_to_read(source, "--jsonl") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                found.append(_read_line(line, number, read))
    return found


def _read_line(line: bytes, number: int, read: Callable[[dict[str, Any]], T]) -> T:
    written = _parse_object(line, number)
    try:
        return read(written)
    except InvalidInput as error:
        raise InvalidInput(f"line {number}", str(error)) from error


def _write_line(answered: dict[str, Any]) -> bytes:
    """A line of readable UTF-8; lone surrogates in a refused line's id stay the escapes that JSON has for them."""
    return json.dumps(answered, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _answer_line(line: bytes, number: int, answer: Answer) -> dict[str, Any]:
    written: Any = None
    try:
        written = _parse_object(line, number)
        return answer(written)
    except ModelError:
        raise
    except InvalidInput as error:
        return {"id": _find_id(written), "error": str(error)}
    except Exception as error:  # a run of many hours must not end at one line
        logger.exception("line %d failed", number)
        return {"id": _find_id(written), "error": f"line {number}: internal error ({type(error).__name__})"}


def _parse_object(line: bytes, number: int) -> dict[str, Any]:
    try:
        written = json.loads(decode_text(line, "line", f"line {number}"))
    except (json.JSONDecodeError, RecursionError) as error:
        raise InvalidInput(f"line {number}", "is not JSON") from error
    if not isinstance(written, dict):
        raise InvalidInput(f"line {number}", "is not a JSON object")
    return written


def _find_id(written: Any) -> Any:
    return written.get("id") if isinstance(written, dict) else None


def _say_tally(tally: Tally) -> None:
    if tally.errors:
        print(f"exonym: {tally.errors} of {tally.lines} lines have an error", file=sys.stderr)


@contextmanager
def _show_progress(source: Path) -> Iterator[Callable[[int], None]]:
    """Yields what to call with the bytes read; draws a bar on stderr when that is a terminal."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    size = source.stat().st_size if source != STREAM else None
    columns = (TextColumn("{task.fields[lines]} lines"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=size, lines=0)
        yield lambda read: progress.update(task, advance=read, lines=progress.tasks[task].fields["lines"] + 1)
