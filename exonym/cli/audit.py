"""``exonym audit``: one pair from files, or many from JSON lines."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from exonym.auditor import Auditor
from exonym.cli.files import STREAM, read_pair_files, write_whole
from exonym.cli.lines import answer_lines
from exonym.cli.options import (
    AcceptLicence,
    CacheDir,
    Checkpoint,
    InputFormat,
    NamebookOption,
    PrecisionOption,
    Profile,
    ThresholdsOption,
    WeightsOption,
    audit_config,
)
from exonym.config import DEFAULT_PROFILE, Precision
from exonym.discovery import discover
from exonym.errors import InvalidInput
from exonym.languages import ENGLISH
from exonym.model import Decision, Format, Metadata, Pair, Report
from exonym.plugins import Renderer
from exonym.renderers.text import render_ansi
from exonym.report import pair_from_dict, report_to_dict

GATE_FAILED = 1


def audit_files(
    source: Annotated[Path | None, typer.Argument(help="The source text, a UTF-8 file.")] = None,
    target: Annotated[Path | None, typer.Argument(help="Its translation, a UTF-8 file.")] = None,
    alone: Annotated[Path | None, typer.Option("--target", help="A translation without its source.")] = None,
    reference: Annotated[Path | None, typer.Option(help="A translation known to be good, to compare with.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the source, such as pl.")] = None,
    target_lang: Annotated[str, typer.Option(help="Language of the translation.")] = ENGLISH.code,
    input_format: InputFormat = Format.TEXT,
    format_: Annotated[str, typer.Option("--format", help="Format of the report.")] = "text",
    out: Annotated[Path, typer.Option(help="Where to write; - is standard output.")] = STREAM,
    jsonl: Annotated[Path | None, typer.Option(help="Pairs, a JSON object a line; a report a line comes out.")] = None,
    gate: Annotated[bool, typer.Option("--gate", help="Exit with 1 unless the verdict is publish.")] = False,
    profile: Profile = DEFAULT_PROFILE,
    checkpoint: Checkpoint = None,
    precision: PrecisionOption = Precision.INT8,
    accept_licence: AcceptLicence = None,
    cache_dir: CacheDir = None,
    namebook: NamebookOption = None,
    thresholds: ThresholdsOption = None,
    weights: WeightsOption = "",
    id_: Annotated[str | None, typer.Option("--id", help="Your id of the pair.")] = None,
    feed: Annotated[str | None, typer.Option(help="Where the article comes from.")] = None,
    article_id: Annotated[str | None, typer.Option(help="The article's id there.")] = None,
    revision: Annotated[str | None, typer.Option(help="The article's revision.")] = None,
    url: Annotated[str | None, typer.Option(help="The article's address.")] = None,
    mt_system: Annotated[str | None, typer.Option(help="What translated it.")] = None,
) -> None:
    """Audit a translation: SOURCE TARGET, or --target alone, or --jsonl for many."""
    config = audit_config(
        checkpoint,
        accept_licence,
        cache_dir,
        profile=profile,
        precision=precision,
        namebooks=namebook,
        thresholds=thresholds,
        weights=weights,
    )
    metadata = Metadata(feed, article_id, revision, url, mt_system)
    if jsonl is not None:
        of_lines = (
            source,
            target,
            alone,
            reference,
            source_lang,
            id_,
            metadata != Metadata(),
            input_format != Format.TEXT,
        )
        if any(of_lines) or format_ not in ("text", "json"):
            raise InvalidInput(
                "--jsonl", "takes texts, languages, formats, ids and metadata from its lines, and writes JSON"
            )
        passed = _audit_lines(Auditor(config), jsonl, out)
    else:
        pair = read_pair_files(source, target, alone, reference)
        pair = replace(
            pair, id=id_, source_lang=source_lang, target_lang=target_lang, metadata=metadata, format=input_format
        )
        passed = _audit_one(Auditor(config), pair, _find_renderer(format_), out)
    if gate and not passed:
        raise typer.Exit(GATE_FAILED)


def _find_renderer(name: str) -> Renderer:
    renderers: dict[str, Renderer] = {found.name: found for found in discover("exonym.renderers", "RENDERER")}
    if name not in renderers:
        raise InvalidInput("--format", f"{name!r} is none of {', '.join(sorted(renderers))}")
    return renderers[name]


def _audit_one(auditor: Auditor, pair: Pair, renderer: Renderer, out: Path) -> bool:
    report = auditor.audit(pair)
    write_whole(out, _render_report(report, pair, renderer, out))
    return report.verdict.decision is Decision.PUBLISH


def _render_report(report: Report, pair: Pair, renderer: Renderer, out: Path) -> str | bytes:
    """The report in its format; text that goes to a terminal is coloured and fits it, unless NO_COLOR is set."""
    console = Console()
    if renderer.name == "text" and out == STREAM and console.is_terminal and not os.environ.get("NO_COLOR"):
        return render_ansi(report, pair, console.width)
    return renderer.render(report, pair)


def _audit_lines(auditor: Auditor, jsonl: Path, out: Path) -> bool:
    decisions: set[Decision] = set()

    def answer(written: dict[str, Any]) -> dict[str, Any]:
        report = auditor.audit(pair_from_dict(written))
        decisions.add(report.verdict.decision)
        return report_to_dict(report)

    tally = answer_lines(jsonl, out, answer)
    return tally.errors == 0 and decisions <= {Decision.PUBLISH}
