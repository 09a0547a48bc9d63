"""What rules say of themselves holds together."""

from __future__ import annotations

import pytest

from exonym.plugins import EVERY_OTHER, Check, load_checks

CHECKS = {check.rule: check for check in load_checks()}


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_rules_that_a_rule_speaks_of_exist(check: Check) -> None:
    assert check.yields_to <= CHECKS.keys()
    assert check.explained_by == EVERY_OTHER or check.explained_by <= CHECKS.keys()


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_no_rule_yields_to_itself_by_way_of_others(check: Check) -> None:
    above = set(check.yields_to)
    for _ in CHECKS:
        above |= {other for rule in above for other in CHECKS[rule].yields_to}
    assert check.rule not in above | check.explained_by


def test_only_the_rule_on_languages_judges_what_no_other_can_read() -> None:
    assert [check.rule for check in CHECKS.values() if not check.needs_readable] == ["language.mismatch"]
