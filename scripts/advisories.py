"""Look the locked packages up in the database of advisories, by pip-audit: ``python scripts/advisories.py``.

Exits 1 where a package has an advisory. Not every machine can reach the database (PyPI's JSON API), and pip-audit then
fails, or passes every package without having looked it up: said plainly, with exit 0, since nobody can mend it there;
exit 2 with ``--required``, for a machine that has to be able to.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements/runtime.lock", "requirements/dev.lock", "requirements/torch.txt")
PATIENCE = 60
"""Seconds for one lock."""

CLEAN, VULNERABLE, UNKNOWN = 0, 1, 2


@dataclass(frozen=True)
class Finding:
    """What is known of a lock: one of CLEAN, VULNERABLE, UNKNOWN, and lines that say why."""

    state: int
    lines: tuple[str, ...]


def look_up(lock: str) -> Finding:
    """Ask pip-audit about a lock."""
    program = str(Path(sys.executable).with_name("pip-audit"))
    command = [program, "--format", "json", "--progress-spinner", "off", "--no-deps", "--disable-pip", "-r", lock]
    try:
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return Finding(UNKNOWN, (f"the database did not answer within {PATIENCE} s",))
    return judge(run.stdout, run.stderr)


def judge(output: str, said: str = "") -> Finding:
    """What pip-audit's JSON says; without any, or where it looked up no package at all, the answer is not known."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Finding(UNKNOWN, tuple(said.strip().splitlines()[-1:]) or ("pip-audit said nothing",))
    flaws = tuple(
        f"{package['name']} {package['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'none'}"
        for package in packages
        for flaw in package.get("vulns", ())
    )
    missed = [package["name"] for package in packages if "skip_reason" in package]
    if flaws:
        return Finding(VULNERABLE, flaws)
    if len(missed) == len(packages):
        return Finding(
            UNKNOWN, (f"the database knew none of {len(packages)} packages: it cannot be reached from here",)
        )
    looked_up = f"{len(packages) - len(missed)} packages, no advisory"
    return Finding(CLEAN, (looked_up, f"not in the database: {', '.join(missed)}") if missed else (looked_up,))


def main(required: bool) -> int:
    """Look every lock up, say what was found; returns the exit code."""
    findings = {lock: look_up(lock) for lock in LOCKS}
    for lock, finding in findings.items():
        for line in finding.lines:
            print(f"advisories: {lock}: {line}")
    states = {finding.state for finding in findings.values()}
    if VULNERABLE in states:
        return 1
    if UNKNOWN in states:
        print("advisories: SKIPPED where it is said above. Run `make check` where PyPI can be reached.")
        return 2 if required else 0
    return 0


if __name__ == "__main__":
    sys.exit(main("--required" in sys.argv[1:]))
