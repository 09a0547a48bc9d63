"""``exonym compare``: which of several systems translates best, and which errors make the difference."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from exonym.auditor import Auditor
from exonym.cli.files import STREAM, read_text, write_whole
from exonym.cli.lines import read_objects
from exonym.cli.options import AcceptLicence, CacheDir, Checkpoint, Profile, audit_config
from exonym.comparison import (
    AuditedArticle,
    ComparedArticle,
    Comparison,
    Resampling,
    article_from_dict,
    audit_all,
    check_articles,
    compare_systems,
    find_utility,
)
from exonym.comparison.as_json import comparison_to_dict
from exonym.comparison.as_text import WIDTH, write_comparison
from exonym.config import DEFAULT_PROFILE
from exonym.errors import InvalidInput
from exonym.languages import ENGLISH

FORMATS = ("text", "json")


def compare_files(
    source: Annotated[Path | None, typer.Argument(help="The source text, a UTF-8 file.")] = None,
    translations: Annotated[
        list[Path] | None, typer.Argument(help="Its translations by two or more systems; the first is the baseline.")
    ] = None,
    reference: Annotated[Path | None, typer.Option(help="A translation known to be good, to compare with.")] = None,
    source_lang: Annotated[str | None, typer.Option(help="Language of the source, such as pl.")] = None,
    target_lang: Annotated[str, typer.Option(help="Language of the translations.")] = ENGLISH.code,
    jsonl: Annotated[
        Path | None, typer.Option(help="Many articles, a JSON object a line: {source, targets: {system: text}, ...}.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    out: Annotated[Path, typer.Option(help="Where to write; - is standard output.")] = STREAM,
    samples: Annotated[int, typer.Option(min=1, help="Bootstrap samples.")] = Resampling.samples,
    sample_ratio: Annotated[
        float, typer.Option(min=0.01, max=1.0, help="Share of the sentences in each sample.")
    ] = Resampling.ratio,
    seed: Annotated[int, typer.Option(min=0, max=2**32 - 1, help="Which samples are drawn.")] = Resampling.seed,
    utility: Annotated[str, typer.Option(help="How agreement is measured: chrf or comet.")] = "chrf",
    profile: Profile = DEFAULT_PROFILE,
    checkpoint: Checkpoint = None,
    accept_licence: AcceptLicence = None,
    cache_dir: CacheDir = None,
) -> None:
    """Compare translations of one source: SOURCE TRANSLATION TRANSLATION ..., or --jsonl for many articles."""
    if format_ not in FORMATS:
        raise InvalidInput("--format", f"{format_!r} is none of {', '.join(FORMATS)}")
    if jsonl is None:
        articles = [_read_article(source, translations or [], reference, source_lang, target_lang)]
    elif any((source, translations, reference, source_lang)):
        raise InvalidInput("--jsonl", "takes texts and languages from its lines")
    else:
        articles = read_objects(jsonl, article_from_dict)
    check_articles(articles)
    config = audit_config(checkpoint, accept_licence, cache_dir, profile=profile)
    agreement = find_utility(utility, config)  # refused before the audits, which can take hours
    audited = _audit_articles(Auditor(config), articles)
    compared = compare_systems(audited, Resampling(samples, sample_ratio, seed), agreement)
    write_whole(out, _write_format(compared, format_, out))


def _read_article(
    source: Path | None, translations: Sequence[Path], reference: Path | None, source_lang: str | None, target_lang: str
) -> ComparedArticle:
    if source is None:
        raise InvalidInput("source", "is missing: give SOURCE and two or more translations, or --jsonl")
    return ComparedArticle(
        source=read_text(source, "source"),
        targets={name: read_text(path, "translation") for name, path in _name_files(translations).items()},
        reference=read_text(reference, "reference") if reference else None,
        source_lang=source_lang,
        target_lang=target_lang,
    )


def _name_files(paths: Sequence[Path]) -> dict[str, Path]:
    """Files by the shortest name that tells them apart: without folder and ending, or as they were given."""
    for names in ([path.stem for path in paths], [path.name for path in paths], [str(path) for path in paths]):
        if len(set(names)) == len(paths):
            return dict(zip(names, paths, strict=True))
    raise InvalidInput("translations", "are not all different files")


def _audit_articles(auditor: Auditor, articles: Sequence[ComparedArticle]) -> list[AuditedArticle]:
    """All articles audited, with a bar on stderr when that is a terminal."""
    from rich.progress import track

    console = Console(stderr=True)
    shown = track(articles, "articles", console=console, transient=True, disable=not console.is_terminal)
    return [audit_all(auditor, article) for article in shown]


def _write_format(comparison: Comparison, format_: str, out: Path) -> str:
    if format_ == "json":
        return json.dumps(comparison_to_dict(comparison), ensure_ascii=False, indent=2) + "\n"
    console = Console()
    return write_comparison(comparison, console.width if out == STREAM and console.is_terminal else WIDTH)
