"""``exonym rules``: all rules, or the page of one."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from exonym.errors import InvalidInput
from exonym.rule_pages import RulePage, load_rule_pages


def show_rules(
    code: Annotated[str | None, typer.Argument(help="A code such as NAM01, or a name such as name.copied.")] = None,
) -> None:
    """List the rules, or show one rule's page."""
    pages = load_rule_pages()
    if code is None:
        Console().print(_make_table(pages))
        return
    wanted = [page for page in pages if code.casefold() in (page.check.code.casefold(), page.check.rule)]
    if not wanted:
        raise InvalidInput("code", f"{code!r} is none of {', '.join(page.check.code for page in pages)}")
    from rich.markdown import Markdown  # here, because it takes longer to import than all else

    Console().print(Markdown(wanted[0].write_markdown()))


def _make_table(pages: tuple[RulePage, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    for title in ("code", "rule", "severity", "what it finds"):
        table.add_column(title)
    for page in pages:
        table.add_row(page.check.code, page.check.rule, page.check.severity.value, page.summary)
    return table
