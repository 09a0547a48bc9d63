"""Write the pages of docs/ that are made from the code: rules, settings, the schema of reports.

Run it after adding a rule or a setting: ``python docs/generate.py``. A test fails when a page is out of date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from exonym.report import write_report_schema
from exonym.rule_pages import RulePage, load_rule_pages
from service.settings import Settings

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS))  # run as a script or by a test, it finds its neighbour

import commonness  # noqa: E402
import reference  # noqa: E402

MADE = "<!-- Made by docs/generate.py; edit the code it comes from. -->\n\n"


def pages() -> dict[str, str]:
    """Path within docs/ to the text that the page should have."""
    rules = load_rule_pages()
    made = {f"rules/{page.check.rule}.md": MADE + page.write_markdown() for page in rules}
    return made | {
        "rules/README.md": MADE + _rule_index(rules),
        "commonness.md": MADE + commonness.write_scale(),
        "settings.md": MADE + _settings(),
        "endpoints.md": MADE + reference.write_endpoints(),
        "commands.md": MADE + reference.write_commands(),
        "report.schema.json": json.dumps(write_report_schema(), indent=2) + "\n",
    }


def _rule_index(rules: tuple[RulePage, ...]) -> str:
    rows = [
        f"| {rule.code} | [{rule.rule}]({rule.rule}.md) | {rule.severity.value} | {page.summary} |"
        for page in rules
        for rule in [page.check]
    ]
    return "\n".join(
        [
            "# Rules",
            "",
            "Names of rules are stable: switch a rule off or change its severity by its dotted name.",
            "",
            "| code | rule | severity | what it finds |",
            "|---|---|---|---|",
            *rows,
            "",
            "`internal.error` (INT01, neutral) stands in a report where a rule, a score or a step of the audit "
            "(sentences, alignment, words, names, quality) crashed on an article; its message says which. The rest of "
            "the audit goes on, and `coverage.skipped` lists what could not be had. Please report the article.",
            "",
        ]
    )


def _settings() -> str:
    rows = [
        f"| `EXONYM_{name.upper()}` | `{field.default!r}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(
        [
            "# Settings of the service",
            "",
            "Read from the environment when `exonym serve`, `exonym worker` or another command of the service starts.",
            "",
            "| variable | default | what it does |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    for path, text in pages().items():
        (DOCS / path).parent.mkdir(exist_ok=True)
        (DOCS / path).write_text(text, encoding="utf-8")
