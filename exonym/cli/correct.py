"""``exonym correct``: a translation with the suggestions of its audit put in."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from exonym.auditor import Auditor
from exonym.cli.files import STREAM, read_pair_files, write_whole
from exonym.cli.options import (
    AcceptLicence,
    CacheDir,
    Checkpoint,
    InputFormat,
    NamebookOption,
    PrecisionOption,
    Profile,
    audit_config,
)
from exonym.config import DEFAULT_PROFILE, Precision
from exonym.documents.unicode import show_controls
from exonym.errors import InvalidInput
from exonym.languages import ENGLISH
from exonym.model import Format
from exonym.plugins import load_checks
from exonym.report.corrections import Corrected, Correction, apply_corrections, choose_corrections


def correct_files(
    source: Annotated[Path | None, typer.Argument(help="The source text, a UTF-8 file.")] = None,
    target: Annotated[Path | None, typer.Argument(help="Its translation, a UTF-8 file.")] = None,
    alone: Annotated[Path | None, typer.Option("--target", help="A translation without its source.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the source, such as pl.")] = None,
    target_lang: Annotated[str, typer.Option(help="Language of the translation.")] = ENGLISH.code,
    input_format: InputFormat = Format.TEXT,
    out: Annotated[Path, typer.Option(help="Where to write the translation; - is standard output.")] = STREAM,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", metavar="RULE", help="Only what this rule found; may be given again.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Only findings at least this sure, from 0 to 1.")
    ] = 0.5,
    profile: Profile = DEFAULT_PROFILE,
    checkpoint: Checkpoint = None,
    precision: PrecisionOption = Precision.INT8,
    accept_licence: AcceptLicence = None,
    cache_dir: CacheDir = None,
    namebook: NamebookOption = None,
) -> None:
    """Audit a translation and write it with the suggestions for what was found put in; tags stay as they are."""
    rules = _check_rules(rule)
    config = audit_config(
        checkpoint, accept_licence, cache_dir, profile=profile, precision=precision, namebooks=namebook
    )
    pair = read_pair_files(source, target, alone, None)
    pair = replace(pair, source_lang=source_lang, target_lang=target_lang, format=input_format)
    corrected = apply_corrections(pair, choose_corrections(Auditor(config).audit(pair), rules, min_confidence))
    write_whole(out, corrected.text)
    _tell_done(corrected)


def _check_rules(rules: list[str] | None) -> frozenset[str] | None:
    known = {check.rule for check in load_checks()}
    for rule in rules or ():
        if rule not in known:
            raise InvalidInput("--rule", f"{rule!r} is no rule; `exonym rules` lists them")
    return frozenset(rules) if rules else None


def _tell_done(corrected: Corrected) -> None:
    """What was done, on stderr: the translation may go to standard output."""
    for correction in corrected.made:
        print(_write_line(correction), file=sys.stderr)
    for left in corrected.left:
        print(f"left: {_write_line(left.correction)}: {show_controls(left.why)}", file=sys.stderr)


def _write_line(correction: Correction) -> str:
    finding = correction.finding
    return show_controls(f"{finding.shown} → {correction.replacement} ({finding.rule})")
