"""The namebook that comes with the package: one file or two a kind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from exonym.errors import InvalidConfig
from exonym.model import Kind
from exonym.names.namebook.book import Namebook
from exonym.names.namebook.rows import entry_of, yaml_rows

FILES: Mapping[str, Kind] = {
    "people.yaml": Kind.PERSON,
    "people_world.json": Kind.PERSON,
    "places.yaml": Kind.PLACE,
    "places_world.json": Kind.PLACE,
    "organisations.yaml": Kind.ORGANISATION,
    "organisations_world.json": Kind.ORGANISATION,
    "media.yaml": Kind.MEDIA,
    "acronyms.yaml": Kind.ACRONYM,
}
_PACKAGE = Path(__file__).parents[2]
BUILT = _PACKAGE / "data" / "namebook.json"
"""The rows of all files as JSON, which reads many times as fast; hatch_build.py writes it into the wheel."""
_CHECKOUT = _PACKAGE.parent / "reference_pairs" / "namebook"


@lru_cache(maxsize=1)
def packaged_namebook() -> Namebook:
    """The namebook of an installation, or of a checkout. Raises InvalidConfig when there is none."""
    return _of_json(BUILT.read_bytes()) if BUILT.is_file() else read_namebook(_CHECKOUT)


def read_namebook(folder: Path) -> Namebook:
    """The namebook in a folder. Raises InvalidConfig, naming file and entry, when it is malformed."""
    files = sorted(file for file in folder.glob("*.*") if file.suffix in (".yaml", ".json"))
    if not files:
        raise InvalidConfig(str(folder), "holds no namebook; its files are " + ", ".join(FILES))
    unknown = [file.name for file in files if file.name not in FILES]
    if unknown:
        raise InvalidConfig(unknown[0], "is not a file of the namebook; those are " + ", ".join(FILES))
    rows = {file.name: _rows(file.name, file.read_bytes()) for file in files}
    return _of_json(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())


def _rows(name: str, content: bytes) -> list[Any]:
    """The rows of a file; the long ones are JSON, which a start from a checkout reads many times as fast."""
    if name.endswith(".yaml"):
        return yaml_rows(name, content)
    try:
        rows: list[Any] = json.loads(content)
    except ValueError as error:
        raise InvalidConfig(name, f"is not JSON: {error}") from error
    return rows


def _of_json(content: bytes) -> Namebook:
    files: dict[str, list[Any]] = json.loads(content)
    entries = tuple(
        entry_of(f"{name}, entry {number}", row, FILES[name])
        for name, rows in files.items()
        for number, row in enumerate(rows, 1)
    )
    return Namebook(entries, hashlib.sha256(content).hexdigest()[:12])
