"""Write NOTICE from licences.toml."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "licences.toml"
NOTICE = ROOT / "NOTICE"
WIDTH = 100
_HEAD = "Exonym\nCopyright 2026 the Exonym authors\n\nLicensed under the Apache License, Version 2.0; see LICENSE."
_SHIPPED = "Parts of these works, or values made from them, are part of Exonym:"
_BESIDE = "These packages are installed beside Exonym and are no part of it:"


def notice(table: Mapping[str, Any]) -> str:
    """The text of NOTICE for a table of works and packages."""
    shipped = [_entry(work) for work in table["work"]]
    beside = [_entry(package) for package in table["package"]]
    return "\n\n".join([_HEAD, _SHIPPED, *shipped, _BESIDE, *beside]) + "\n"


def read_table() -> dict[str, Any]:
    """licences.toml as it stands."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def _entry(work: Mapping[str, Any]) -> str:
    lines = (f"{work['name']} ({work['licence']})", f"by {work['by']}", work["use"])
    filled = [textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ") for line in lines]
    passed_on = [_paragraph(text) for text in work.get("text", "").split("\n\n") if text.strip()]
    return "\n\n".join(["\n".join(filled), *passed_on])


def _paragraph(text: str) -> str:
    return textwrap.fill(text.strip(), WIDTH, initial_indent="    ", subsequent_indent="    ")


if __name__ == "__main__":
    NOTICE.write_text(notice(read_table()), encoding="utf-8")
