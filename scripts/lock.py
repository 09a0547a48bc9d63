"""Make requirements/runtime.lock, pdf.lock (what the extra adds) and dev.lock from pyproject.toml, with pip-tools.

The locks name every package with its hashes, but for torch: which build of it (CPU or CUDA) is the user's choice, so
it is pinned by version alone, in requirements/torch.txt. Run it where pip finds a CPU build of torch, else the
packages that its CUDA build needs end up in the locks.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
HEADER = "# Made by `make lock` from pyproject.toml. torch is missing on purpose: see torch.txt.\n"
EDITABLE = "editables"
"""What hatchling asks for when it installs a checkout in place; stated nowhere but in its hook."""


def compile_lock(requirements: Sequence[str], constraints: Sequence[Path], lock: Path) -> None:
    """Write a lock of these requirements and all that they need, under the constraints."""
    with tempfile.NamedTemporaryFile("w", suffix=".in") as wanted:
        lines = [*requirements, *(f"-c {path}" for path in constraints)]
        wanted.write("\n".join(lines) + "\n")
        wanted.flush()
        options = ["--quiet", "--generate-hashes", "--strip-extras", "--no-header", "--no-annotate"]
        options += ["--no-emit-index-url", "--no-emit-find-links", "--no-emit-trusted-host"]
        options += ["--unsafe-package", "torch", "--output-file", str(lock)]
        subprocess.run([sys.executable, "-m", "piptools", "compile", *options, wanted.name], check=True, cwd=ROOT)
    packages, _, _ = lock.read_text(encoding="utf-8").partition("\n# ")  # a warning follows, about torch
    lock.write_text(HEADER + packages.removeprefix(HEADER).rstrip() + "\n", encoding="utf-8")


def main() -> None:
    """Make the three locks, each under the versions of those before it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    built_with = [*project["build-system"]["requires"], EDITABLE]
    torch, runtime, pdf = LOCKS / "torch.txt", LOCKS / "runtime.lock", LOCKS / "pdf.lock"
    compile_lock([*project["project"]["dependencies"], *built_with], [torch], runtime)
    compile_lock(project["project"]["optional-dependencies"]["pdf"], [torch, runtime], pdf)
    compile_lock(project["dependency-groups"]["dev"], [torch, runtime, pdf], LOCKS / "dev.lock")


if __name__ == "__main__":
    main()
