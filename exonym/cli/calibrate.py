"""``exonym calibrate``: thresholds of the verdict from what editors accepted and rejected."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from exonym.auditor import Auditor
from exonym.calibration import (
    EditorDecision,
    JudgedArticle,
    calibrate_verdict,
    check_enough,
    judge_report,
    read_decision,
    write_figures,
    write_thresholds,
)
from exonym.cli.files import STREAM, write_whole
from exonym.cli.lines import read_objects
from exonym.cli.options import (
    AcceptLicence,
    CacheDir,
    Checkpoint,
    NamebookOption,
    PrecisionOption,
    Profile,
    WeightsOption,
    audit_config,
)
from exonym.config import DEFAULT_PROFILE, AuditConfig, Precision
from exonym.model import Report


def calibrate_thresholds(
    jsonl: Annotated[
        Path,
        typer.Option(help="What was decided: a pair or a report a line, with `accepted`: true or false."),
    ],
    out: Annotated[Path, typer.Option(help="Where to write the thresholds, in TOML; - is standard output.")] = STREAM,
    publish: Annotated[
        float | None,
        typer.Option(min=0.0, max=1.0, help="Share of all articles to publish; unset is the share accepted."),
    ] = None,
    profile: Profile = DEFAULT_PROFILE,
    checkpoint: Checkpoint = None,
    precision: PrecisionOption = Precision.INT8,
    accept_licence: AcceptLicence = None,
    cache_dir: CacheDir = None,
    namebook: NamebookOption = None,
    weights: WeightsOption = "",
) -> None:
    """Fit the verdict to your own decisions, for `exonym audit --thresholds`; its figures go to standard error."""
    config = audit_config(
        checkpoint,
        accept_licence,
        cache_dir,
        profile=profile,
        precision=precision,
        namebooks=namebook,
        weights=weights,
    )
    given = read_objects(jsonl, read_decision)
    check_enough([not one.accepted for one in given])  # before the audits, which can take hours
    found = calibrate_verdict(_judge_decisions(given, config), publish)
    write_whole(out, write_thresholds(found.risk, found.figures))
    typer.echo(write_figures(found.figures), err=True, nl=False)


def _judge_decisions(given: Sequence[EditorDecision], config: AuditConfig) -> list[JudgedArticle]:
    auditor = Auditor(config)

    def judge(one: EditorDecision) -> JudgedArticle:
        report = one.article if isinstance(one.article, Report) else auditor.audit(one.article)
        return judge_report(report, one.accepted, config)

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return list(pool.map(judge, given))
