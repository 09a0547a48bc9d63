"""``exonym names``: whether two spellings are one name, and how a name is written in another language."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from exonym.cli.files import STREAM
from exonym.cli.lines import Answer, answer_blocks, answer_lines
from exonym.errors import InvalidInput
from exonym.languages import ENGLISH

MAX_NAME = 500
"""Longest name, in characters."""

app = typer.Typer(no_args_is_help=True, help="Compare names by sound, or romanise them.")
Lines = Annotated[Path | None, typer.Option("--jsonl", help="Questions, a JSON object a line.")]
Out = Annotated[Path, typer.Option("--out", help="Where to write; - is standard output.")]


@app.command("compare")
def compare_names(
    a: Annotated[str | None, typer.Argument(help="A name.")] = None,
    b: Annotated[str | None, typer.Argument(help="The name to compare it with.")] = None,
    a_lang: Annotated[str | None, typer.Option(help="Language whose spelling A follows.")] = None,
    b_lang: Annotated[str | None, typer.Option(help="Language whose spelling B follows.")] = None,
    jsonl: Lines = None,
    out: Out = STREAM,
) -> None:
    """Say how likely A and B are one name, 0 to 1. With --jsonl: {a, b, a_lang, b_lang} a line, {score} out."""
    from exonym.names.similarity.compare import similarities_by_lang

    if jsonl is None:
        asked = {"a": a, "b": b, "a_lang": a_lang, "b_lang": b_lang}
        typer.echo(f"{similarities_by_lang([_two_names(asked)])[0]:.4f}")
    else:
        answer_blocks(jsonl, out, _two_names, lambda pairs: [{"score": score} for score in similarities_by_lang(pairs)])


@app.command("romanise")
def romanise_names(
    name: Annotated[str | None, typer.Argument(help="A name in its source language.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language whose spelling it follows, such as pl.")] = None,
    target_lang: Annotated[str, typer.Option(help="Language to write it in.")] = ENGLISH.code,
    jsonl: Lines = None,
    out: Out = STREAM,
) -> None:
    """Write a name as the target language does, best candidate first.

    With --jsonl: {name, source_lang, target_lang} a line, {candidates} out.
    """
    from exonym.names.spelling.romanise import candidates

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        source = _read_lang(asked, "source_lang")
        if source is None:
            raise InvalidInput("source_lang", "is missing")
        if _read_lang(asked, "target_lang") not in (None, ENGLISH.code):
            raise InvalidInput("target_lang", f"{asked['target_lang']!r} is not accepted; accepted: {ENGLISH.code}")
        return {"candidates": list(candidates(_read_name(asked, "name"), source))}

    if jsonl is None:
        asked = {"name": name, "source_lang": source_lang, "target_lang": target_lang}
        typer.echo("\n".join(answer(asked)["candidates"]))
    else:
        answer_lines(jsonl, out, _with_id(answer))


def _with_id(answer: Answer) -> Answer:
    """The same, with the asker's ``id`` in the answer where there is one."""
    return lambda asked: ({"id": asked["id"]} if "id" in asked else {}) | answer(asked)


def _two_names(asked: dict[str, Any]) -> tuple[str, str, str | None, str | None]:
    return _read_name(asked, "a"), _read_name(asked, "b"), _read_lang(asked, "a_lang"), _read_lang(asked, "b_lang")


def _read_name(asked: dict[str, Any], field: str) -> str:
    value = asked.get(field)
    if not isinstance(value, str) or not value.strip():
        raise InvalidInput(field, "is missing")
    if len(value) > MAX_NAME:
        raise InvalidInput(field, f"has {len(value)} characters; at most {MAX_NAME} are accepted")
    return value


def _read_lang(asked: dict[str, Any], field: str) -> str | None:
    value = asked.get(field)
    if value is not None and not isinstance(value, str):
        raise InvalidInput(field, f"is of type {type(value).__name__}; a string is wanted")
    return value
