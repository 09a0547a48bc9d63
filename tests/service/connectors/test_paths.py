"""Paths: what they find, what is refused, and that none keeps the service busy."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.connectors.paths import MOST_VALUES, Budget, TooMuch, compile_path, find_values

DOCUMENT = {
    "a": [{"value": "x", "n": 1}, {"c": [{"value": "y"}]}, {"value": None}],
    "b": {"status": "published", "tags": ["#pl", "#en"], "en-US": "text"},
}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        pytest.param("$.b.status", ["published"], id="a name"),
        pytest.param("$.b['en-US']", ["text"], id="a name that needs quotes"),
        pytest.param("$.a[0].value", ["x"], id="an index"),
        pytest.param("$.a[-1].value", [None], id="from the end"),
        pytest.param("$.b.tags[*]", ["#pl", "#en"], id="all"),
        pytest.param("$.b.tags[1:]", ["#en"], id="a slice"),
        pytest.param("$.b['status', 'en-US']", ["published", "text"], id="several names"),
        pytest.param("$.a..value", ["x", "y", None], id="a descent, in the order of the document"),
        pytest.param("$.a[?@.value == 'x'].n", [1], id="a filter"),
        pytest.param("$.a[?@.c].c[0].value", ["y"], id="a filter for what is there"),
        pytest.param("$.a[?length(@.value) == 1].n", [1], id="a length"),
        pytest.param("$.b[?@ == 'text' && $.a[0].n == 1]", ["text"], id="a filter that looks at the whole"),
        pytest.param("$.nobody.knows", [], id="nowhere"),
        pytest.param("$.b.status.more", [], id="below a text"),
    ],
)
def test_a_path_leads_where_the_standard_says(path: str, values: list[Any]) -> None:
    assert list(find_values(compile_path(path), DOCUMENT, Budget())) == values


@pytest.mark.parametrize(
    ("path", "says"),
    [
        pytest.param("", "no JSONPath", id="nothing"),
        pytest.param("a.b", "no JSONPath", id="no root"),
        pytest.param("$.a[", "no JSONPath", id="half a path"),
        pytest.param("$.a | $.b", "no JSONPath", id="two paths"),
        pytest.param("$.a[?match(@.b, '(a+)+$')]", "'match' is not defined", id="a regular expression"),
        pytest.param("$.a[?search(@.b, '(a+)+$')]", "'search' is not defined", id="one that searches"),
        pytest.param("$.a[?@.b =~ /(a+)+$/]", "no JSONPath", id="the library's own regular expression"),
        pytest.param("$.a[?count(@..*) > 1]", "'count' is not defined", id="a count"),
        pytest.param("$..a..b", "more than one `..`", id="two descents"),
        pytest.param("$.a[?@..b]", "more than one value", id="a descent in a filter"),
        pytest.param("$.a[?@.*]", "more than one value", id="a wildcard in a filter"),
        pytest.param("$.a[?@[?@.x]]", "more than one value", id="a filter in a filter"),
        pytest.param("$.a[?@.x == $.y]", "two values", id="two values compared"),
        pytest.param("$[*,*][*,*]", "too many selectors", id="what doubles at each step"),
        pytest.param("$[" + ",".join("*" * 11) + "]", "too many selectors", id="eleven selectors"),
        pytest.param("$." + "a" * 300, "302 characters", id="a long path"),
        pytest.param("$[?" + "(" * 290 + "@.a", "no JSONPath", id="many brackets"),
    ],
)
def test_a_path_that_is_none_or_could_be_slow_is_refused(path: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        compile_path(path)


@pytest.mark.parametrize(
    ("path", "document"),
    [
        pytest.param("$.k[?@ > 1]", {"k": [0] * MOST_VALUES}, id="a filter over a long list"),
        pytest.param("$.k[*]", {"k": [0] * MOST_VALUES}, id="a long list"),
        pytest.param("$..x", {"k": [[]] * MOST_VALUES}, id="a descent into many lists"),
        pytest.param("$..a", json.loads('{"a":' * 200 + "1" + "}" * 200), id="a descent into a deep document"),
    ],
)
def test_no_more_is_looked_at_than_the_budget_allows(path: str, document: dict[str, Any]) -> None:
    with pytest.raises(TooMuch):
        list(find_values(compile_path(path), document, Budget()))


def test_the_paths_of_an_event_share_one_budget() -> None:
    budget = Budget()
    path = compile_path("$.k[*]")
    assert len(list(find_values(path, {"k": [0] * 30_000}, budget))) == 30_000
    with pytest.raises(TooMuch, match="50000 values"):
        list(find_values(path, {"k": [0] * 30_000}, budget))


def test_long_keys_are_not_copied_for_each_value_below_them() -> None:
    """The library writes down the path of each value: of a key of 4 MB, 40,000 times."""
    found = list(find_values(compile_path("$.*[*]"), {"k" * 4_000_000: [0] * 40_000}, Budget()))
    assert len(found) == 40_000
