"""Written into the wheel by its build: the namebook as JSON, which a start reads many times as fast as YAML."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import yaml
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAMEBOOK = Path("reference_pairs", "namebook")


def namebook_json(folder: Path) -> bytes:
    """The rows of every file of a namebook, by file name; ``exonym.names.namebook.packaged`` reads them."""
    rows = {file.name: yaml.load(file.read_bytes(), Loader=yaml.BaseLoader) for file in folder.glob("*.yaml")}
    rows |= {file.name: json.loads(file.read_bytes()) for file in folder.glob("*.json")}
    rows = dict(sorted(rows.items()))
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


class NamebookHook(BuildHookInterface[Any]):
    """Adds exonym/data/namebook.json to a wheel; an editable install reads the YAML of its checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file aside, and have it included."""
        if version == "standard":
            built = Path(tempfile.mkdtemp()) / "namebook.json"
            built.write_bytes(namebook_json(Path(self.root) / NAMEBOOK))
            build_data["force_include"][str(built)] = "exonym/data/namebook.json"
