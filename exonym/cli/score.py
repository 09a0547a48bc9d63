"""``exonym score``: the model's score of every line of two files, as comet-score gives it, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from exonym.checkpoints import scoring
from exonym.checkpoints.comet_class import COMET, QE
from exonym.checkpoints.sample import Sample
from exonym.cli.files import STREAM, read_text, write_whole
from exonym.cli.options import AcceptLicence, CacheDir, Checkpoint, PrecisionOption, audit_config
from exonym.config import Precision
from exonym.errors import InvalidInput


def score_lines(
    source: Annotated[Path, typer.Argument(help="Source segments, a line each, UTF-8.")],
    target: Annotated[Path, typer.Argument(help="Their translations, line by line.")],
    reference: Annotated[Path | None, typer.Option(help="Good translations, line by line, to compare with.")] = None,
    json_lines: Annotated[bool, typer.Option("--json", help="An object a line, with the raw score as well.")] = False,
    out: Annotated[Path, typer.Option(help="Where to write; - is standard output.")] = STREAM,
    checkpoint: Checkpoint = None,
    precision: PrecisionOption = Precision.INT8,
    accept_licence: AcceptLicence = None,
    cache_dir: CacheDir = None,
) -> None:
    """Score translations line by line, 0 to 1; the mean and the signature go to standard error."""
    config = audit_config(checkpoint, accept_licence, cache_dir, precision=precision)
    metric = scoring.metric(config, COMET if reference else QE)
    judged, notes = metric.judge(_make_samples(source, target, reference))
    write_whole(out, "".join(_write_line(one, json_lines) for one in judged))
    for line in (*notes, f"mean {sum(one.score for one in judged) / max(1, len(judged)):.4f}", metric.signature):
        typer.echo(line, err=True)


def _write_line(judged: scoring.Judged, json_lines: bool) -> str:
    if json_lines:
        return json.dumps({"score": judged.score, "raw": judged.raw}) + "\n"
    return f"{judged.score:.4f}\n"


def _make_samples(source: Path, target: Path, reference: Path | None) -> list[Sample]:
    """A sample a line. Raises InvalidInput when the files have not as many lines as each other."""
    sources, targets = _read_lines(source, "source"), _read_lines(target, "target")
    references: Sequence[str | None] = _read_lines(reference, "--reference") if reference else [None] * len(sources)
    for field, lines in (("target", targets), ("--reference", references)):
        if len(lines) != len(sources):
            raise InvalidInput(field, f"has {len(lines)} lines, and source has {len(sources)}")
    return [Sample(s, t, r) for s, t, r in zip(sources, targets, references, strict=True)]


def _read_lines(path: Path, field: str) -> list[str]:
    return read_text(path, field).removesuffix("\n").replace("\r\n", "\n").split("\n")
