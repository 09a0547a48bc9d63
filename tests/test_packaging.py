"""What is installed is what is here: locks, notices, and a wheel that works away from the checkout."""

from __future__ import annotations

import ast
import hashlib
import json
import re
import runpy
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import metadata, packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from exonym.names.namebook import read_namebook

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]
LICENCES: dict[str, Any] = tomllib.loads((ROOT / "licences.toml").read_text(encoding="utf-8"))
EXTRAS = [Requirement(line) for lines in PROJECT["project"]["optional-dependencies"].values() for line in lines]
HALVES = {"huggingface-hub", "kombu", "pydantic", "pydantic-core", "starlette"}
"""Halves of transformers, celery, pydantic-settings and fastapi: neither comes without the other."""
DEMO = ROOT / "reference_pairs" / "demo"
SHIPPED = [
    pytest.param("exonym/data/namebook.json", id="the namebook"),
    pytest.param("exonym/data/quality/weights.safetensors", id="the packaged model's weights"),
    pytest.param("exonym/data/quality/encoder.onnx", id="the packaged model's graph"),
    pytest.param("exonym/data/quality/model.json", id="the packaged model's card"),
    pytest.param("exonym/languages/pl/spelling.toml", id="a language's facts"),
    pytest.param("exonym/languages/pl/edits_cyrillic.npz", id="a language's learned tables"),
    pytest.param("exonym/renderers/templates/report.html.jinja", id="the report's template"),
    pytest.param("exonym/renderers/templates/paper.css", id="the style of printed reports"),
    pytest.param("commands/data/demo/source.txt", id="the demo pair"),
    pytest.param("service/store/migrations/versions/0001_audits.py", id="migrations of the database"),
    pytest.param("service/web/templates/form.html", id="the service's pages"),
    pytest.param("exonym-0.1.0.dist-info/licenses/NOTICE", id="notices of works that are shipped"),
]


def pinned(lock: str) -> dict[str, str]:
    """Versions by name, as a lock has them."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.M)}


PINNED = {**pinned("dev.lock"), **pinned("pdf.lock"), **pinned("runtime.lock"), **pinned("torch.txt")}


@pytest.mark.parametrize("requirement", [*DEPENDENCIES, *EXTRAS, *DEVELOPMENT], ids=str)
def test_a_lock_has_each_requirement(requirement: Requirement) -> None:
    version = PINNED.get(canonicalize_name(requirement.name))
    assert version is not None, "run: make lock"
    assert requirement.specifier.contains(version), "run: make lock"


def test_the_locks_agree() -> None:
    found: dict[str, set[str]] = {}
    for lock in ("runtime.lock", "pdf.lock", "dev.lock"):
        for name, version in pinned(lock).items():
            found.setdefault(name, set()).add(version)
    assert {name: versions for name, versions in found.items() if len(versions) > 1} == {}


@pytest.mark.parametrize("lock", ["runtime.lock", "pdf.lock", "dev.lock"])
def test_every_locked_package_has_its_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.M)[1:]
    assert len(entries) == len(pinned(lock))
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


@pytest.mark.parametrize("package", ["exonym", "service", "workers", "commands"])
def test_what_is_imported_is_declared(package: str) -> None:
    """A package that comes only with another one goes when that one drops it."""
    imported = {name for path in (ROOT / package).rglob("*.py") for name in _imports(path)}
    outside = imported - set(sys.stdlib_module_names) - {"exonym", "service", "workers", "commands"}
    providers = packages_distributions()
    allowed = {canonicalize_name(requirement.name) for requirement in [*DEPENDENCIES, *EXTRAS]} | HALVES
    missing = {name for name in outside if not {canonicalize_name(p) for p in providers.get(name, [name])} & allowed}
    assert missing == set()


def _imports(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    from_ = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.split(".")[0] for name in plain | from_}


def test_notice_is_made_from_its_table() -> None:
    made = runpy.run_path(str(ROOT / "scripts" / "notice.py"))["notice"](LICENCES)
    assert (ROOT / "NOTICE").read_text(encoding="utf-8") == made, "run: make notice"


def test_each_dependency_has_a_row_of_its_licence_and_each_row_a_dependency() -> None:
    rows = [canonicalize_name(row["name"]) for row in LICENCES["package"]]
    assert sorted(rows) == sorted({canonicalize_name(requirement.name) for requirement in [*DEPENDENCIES, *EXTRAS]})


@pytest.mark.parametrize("row", LICENCES["package"], ids=lambda row: row["name"])
def test_a_licence_is_the_one_that_the_package_states(row: dict[str, str]) -> None:
    stated = metadata(row["name"])
    words = " ".join([stated.get("License-Expression") or "", *stated.get_all("Classifier", [])])
    text = f"{words} {(stated.get('License') or '')[:200]}"
    marks = {"MIT": "MIT", "Apache-2.0": "Apache", "BSD-3-Clause": "BSD|3-Clause", "LGPL-3.0-only": "LGPL-3.0"}
    marks["MPL-2.0"] = "MPL|MIT License"  # spylls: its licence file is the MPL, its classifier another
    marks["BSD-2-Clause"] = r"BSD|morfeusz\.sgjp\.pl/doc/license"  # the page holds the two-clause text
    assert re.search(marks[row["licence"]], text), text


def test_the_licence_is_given_in_full() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert text.count("\n") > 200


def test_an_unfit_python_is_refused_in_a_sentence(tmp_path: Path) -> None:
    """`make demo` on a machine that has only Python 3.13, say."""
    unfit = tmp_path / "python3.13"
    unfit.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    unfit.chmod(0o755)
    command = [ROOT / "scripts" / "venv.sh", tmp_path / "venv", "requirements/runtime.lock"]
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "PYTHON": str(unfit)})
    assert done.returncode != 0
    assert "needs Python 3.11 or 3.12" in done.stderr
    assert not (tmp_path / "venv").exists()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment that has the wheel, and sees this one's packages but not the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    (_site_packages(python) / "tests_see_these.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run([*command, "--ignore-installed"], check=True)
    return python


def _site_packages(python: Path) -> Path:
    return next((python.parents[1] / "lib").glob("python3.*/site-packages"))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_wheel_has(wheel: Path, name: str) -> None:
    assert name in zipfile.ZipFile(wheel).namelist()


def test_the_namebook_of_the_wheel_is_that_of_the_checkout(wheel: Path) -> None:
    content = zipfile.ZipFile(wheel).read("exonym/data/namebook.json")
    assert hashlib.sha256(content).hexdigest()[:12] == read_namebook(ROOT / "reference_pairs" / "namebook").version


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert tops == {"commands", "exonym", "service", "workers", "exonym-0.1.0.dist-info"}


def test_the_wheel_audits_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [installed, "-c", "import exonym, commands.demo; print(exonym.__file__, len(commands.demo.demo_pair()))"],
        check=True, capture_output=True, text=True, cwd=tmp_path,
    )  # fmt: skip
    assert where.stdout.startswith(str(installed.parents[1]))
    texts = [str(DEMO / "source.txt"), str(DEMO / "target.txt")]
    options = ["--source-lang", "pl", "--format", "json", "--out", "report.json"]
    done = subprocess.run(
        [installed.with_name("exonym"), "audit", *texts, *options], capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert "name.copied" in {finding["rule"] for finding in report["findings"]}
    assert 0 <= report["scores"]["qe"]["value"] <= 1
