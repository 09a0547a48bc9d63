"""What is in the code is in the docs: rules, settings, links, the public names."""

from __future__ import annotations

import re
import runpy
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

import exonym
from exonym.cli import app
from exonym.cli.joining import GROUP, _load_command
from exonym.rule_pages import PARTS, RulePage, load_rule_pages

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
MADE: dict[str, str] = runpy.run_path(str(DOCS / "generate.py"))["pages"]()
RULES = [pytest.param(page, id=page.check.rule) for page in load_rule_pages()]
WRITTEN = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


@pytest.mark.parametrize("page", RULES)
def test_a_rule_says_what_why_an_example_and_when_not(page: RulePage) -> None:
    parts = page.split_parts()
    assert tuple(parts) == PARTS
    assert all(parts.values())
    assert page.summary.endswith(".")


@pytest.mark.parametrize("page", RULES)
def test_a_rule_has_its_reference_pairs(page: RulePage) -> None:
    assert (ROOT / "reference_pairs" / f"{page.check.rule}.yaml").is_file()


def test_codes_and_names_of_rules_are_unique_and_well_formed() -> None:
    checks = [page.check for page in load_rule_pages()]
    assert len({check.code for check in checks}) == len({check.rule for check in checks}) == len(checks)
    assert all(re.fullmatch(r"[A-Z]{3}\d\d", check.code) for check in checks)
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", check.rule) for check in checks)


@pytest.mark.parametrize("path", sorted(MADE))
def test_a_made_page_is_up_to_date(path: str) -> None:
    assert (DOCS / path).is_file(), "run: python docs/generate.py"
    assert (DOCS / path).read_text(encoding="utf-8") == MADE[path], "run: python docs/generate.py"


def _pages_of(nav: list[Any]) -> list[str]:
    """The pages of a navigation, in its order."""
    found: list[str] = []
    for entry in nav:
        below = next(iter(entry.values())) if isinstance(entry, dict) else entry
        found += _pages_of(below) if isinstance(below, list) else [below]
    return found


def test_the_site_has_every_page_once() -> None:
    pages = _pages_of(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert len(pages) == len(set(pages))
    listed = {path for path in pages if (DOCS / path).is_file()}
    assert listed == set(pages)
    indexed = re.compile(r"(rules|decisions)/")  # their README lists each
    assert {path for path in map(_within, WRITTEN[1:]) if not indexed.match(path)} <= listed


def _within(path: Path) -> str:
    return path.relative_to(DOCS).as_posix()


@pytest.mark.parametrize("words", ["`GET /v1/audits/{audit_id}`", "`PUT /v1/names.csv`", "`POST /v1/hooks/{name}`"])
def test_endpoints_are_documented(words: str) -> None:
    assert f"### {words}" in MADE["endpoints.md"]


@pytest.mark.parametrize("words", ["`exonym audit`", "`exonym keys create`", "`exonym schema`", "`exonym serve`"])
def test_commands_are_documented(words: str) -> None:
    assert f"## {words}\n" in MADE["commands.md"]


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {f"rules/{path.name}" for path in (DOCS / "rules").glob("*.md")} <= set(MADE)


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if "://" not in target and not (path.parent / target).exists()] == []


def _options(command: Any) -> set[str]:
    own = {option for parameter in command.params for option in parameter.opts}
    return own.union(*(_options(below) for below in getattr(command, "commands", {}).values()))


@pytest.mark.parametrize("path", [ROOT / "README.md", DOCS / "guide.md"], ids=lambda path: path.name)
def test_options_that_are_named_exist(path: Path) -> None:
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", path.read_text(encoding="utf-8")))
    others = {"--build", "--detach", "--json", "--rm", "--strict"}  # of docker, curl and mypy
    assert named - _options(typer.main.get_command(app)) - _joined_options() <= others


def _joined_options() -> set[str]:
    """Options of the commands that join `exonym`."""
    return set().union(*(_options(_load_command(entry)) for entry in entry_points(group=GROUP)))


def test_the_public_names_are_these() -> None:
    """A name added here is promised; a name taken away breaks callers."""
    assert sorted(exonym.__all__) == [
        "AuditConfig",
        "Auditor",
        "Decision",
        "ExonymError",
        "Finding",
        "Format",
        "InvalidConfig",
        "InvalidInput",
        "InvalidPair",
        "LicenceRefused",
        "Metadata",
        "ModelError",
        "ModelMissing",
        "NameEntry",
        "Pair",
        "Report",
        "Score",
        "Segment",
        "Severity",
        "Side",
        "Span",
        "Verdict",
        "audit",
    ]
    assert all(hasattr(exonym, name) for name in exonym.__all__)
