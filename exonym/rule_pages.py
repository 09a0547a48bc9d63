"""The page of each rule, made from the docstring of the file that the rule lies in."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import textwrap
from dataclasses import dataclass
from functools import lru_cache

from exonym import checks
from exonym.plugins import Check, Need

PARTS = ("What it finds", "Why it matters", "Example", "When to switch it off")
"""The headings that a check's docstring must have, in this order, each on a line of its own."""


@dataclass(frozen=True)
class RulePage:
    """A rule and its docstring."""

    check: Check
    text: str

    @property
    def summary(self) -> str:
        """The docstring's first line."""
        return self.text.splitlines()[0]

    def split_parts(self) -> dict[str, str]:
        """Heading to text, in the order they stand; only headings of PARTS count."""
        found: dict[str, list[str]] = {}
        lines: list[str] = []
        for line in self.text.splitlines():
            if line.strip() in PARTS:
                lines = found.setdefault(line.strip(), [])
            elif set(line.strip()) != {"-"}:
                lines.append(line)
        return {heading: textwrap.dedent("\n".join(lines)).strip() for heading, lines in found.items()}

    def write_markdown(self) -> str:
        """The page: a head, the facts, and the parts as sections."""
        check = self.check
        facts = [
            f"- Severity: {check.severity.value}",
            f"- MQM category: {check.category}",
            f"- Needs: {', '.join(sorted(check.needs - {Need.NAMES})) or 'the translation alone'}",
            f"- Source languages: {_list_languages(check.source_langs)}",
            f"- Target languages: {_list_languages(check.target_langs)}",
        ]
        sections = [f"## {heading}\n\n{text}" for heading, text in self.split_parts().items()]
        return "\n\n".join([f"# {check.rule} ({check.code})", self.summary, "\n".join(facts), *sections]) + "\n"


def load_rule_pages() -> tuple[RulePage, ...]:
    """The pages of all rules, in order of their code."""
    found = [page for info in pkgutil.iter_modules(checks.__path__) if (page := _load_page(info.name))]
    return tuple(sorted(found, key=lambda page: page.check.code))


def say_rule(rule: str) -> str:
    """What a rule finds, as its page says it in a line; the dotted name of one without a page."""
    return _summaries().get(rule, rule)


@lru_cache(maxsize=1)
def _summaries() -> dict[str, str]:
    pages = {page.check.rule: page.summary.rstrip(".") for page in load_rule_pages()}
    return {"internal.error": "Something that could not be checked", **pages}


def _load_page(module_name: str) -> RulePage | None:
    module = importlib.import_module(f"{checks.__name__}.{module_name}")
    check = getattr(module, "CHECK", None)
    return RulePage(check, inspect.cleandoc(module.__doc__ or "")) if check else None


def _list_languages(codes: frozenset[str] | None) -> str:
    return "all" if codes is None else ", ".join(sorted(codes))
