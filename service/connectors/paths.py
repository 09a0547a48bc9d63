"""JSONPath (RFC 9535), kept to what is quick on any document.

A mapping is written by somebody who may do no more than look into their own events, so no path may keep the service
busy: there are no regular expressions, one descent (``..``) at the most, filters look at one value and compare it with
a literal, and an event's paths look at no more than ``MOST_VALUES`` values together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jsonpath import CompoundJSONPath, JSONPath, JSONPathEnvironment, JSONPathMatch
from jsonpath.exceptions import JSONPathError
from jsonpath.filter import BaseExpression, FilterExpressionLiteral, FilterQuery, InfixExpression, Nil
from jsonpath.function_extensions import Length
from jsonpath.match import PathPart
from jsonpath.segments import JSONPathRecursiveDescentSegment, JSONPathSegment
from jsonpath.selectors import Filter

LONGEST_PATH = 300
MOST_VALUES = 50_000
DEEPEST = 100
MOST_CHOICES = 10
"""Selectors in one pair of brackets, which only one pair of a path may have several of."""
_LOGICAL = ("&&", "||")


class TooMuch(ValueError):
    """A path that looks at more values than are allowed, or deeper."""


@dataclass
class Budget:
    """How many values may still be looked at."""

    left: int = MOST_VALUES

    def spend(self) -> None:
        """Count one value. Raises TooMuch."""
        self.left -= 1
        if self.left < 0:
            raise TooMuch(f"looks at more than {MOST_VALUES} values")


class _Environment(JSONPathEnvironment):
    def setup_function_extensions(self) -> None:
        """Of the standard's functions the one that is neither a regular expression nor takes a list of nodes."""
        self.function_extensions["length"] = Length()


_ENVIRONMENT = _Environment(strict=True, filter_caching=False)


class _Node(JSONPathMatch):
    """A value on the way. Counts each look, and writes no path down, which would copy long keys again and again."""

    __slots__ = ("budget",)
    budget: Budget

    def new_child(self, obj: object, key: PathPart) -> _Node:  # noqa: ARG002
        return _node(obj, self.root, self.budget, self)

    def add_child(self, *children: JSONPathMatch) -> None:
        """Nothing: nobody asks for the tree."""

    def filter_context(self) -> dict[str, Any]:
        """Nothing either; asked for at every value that a filter looks at, so that this is where they are counted."""
        self.budget.spend()
        return {}


def _node(obj: object, root: Any, budget: Budget, parent: _Node | None = None) -> _Node:
    budget.spend()
    node = _Node(filter_context={}, obj=obj, parent=parent, path="", parts=(), root=root)
    node.budget = budget
    return node


@lru_cache(1024)
def compile_path(path: str) -> JSONPath:
    """A path, ready. Raises ValueError that says what is wrong with it."""
    if len(path) > LONGEST_PATH:
        raise ValueError(f"has {len(path)} characters; at most {LONGEST_PATH} are accepted")
    try:
        compiled = _ENVIRONMENT.compile(path)
    except JSONPathError as error:
        raise ValueError(f"is no JSONPath: {error.message}") from error
    if isinstance(compiled, CompoundJSONPath):
        raise ValueError("is no JSONPath: it is several")
    _check_segments(compiled)
    return compiled


def find_values(path: JSONPath, document: dict[str, Any] | list[Any], budget: Budget) -> Iterator[object]:
    """Every value that the path leads to, in order. Raises TooMuch."""
    nodes: Iterable[JSONPathMatch] = [_node(document, document, budget)]
    for segment in path.segments:
        nodes = _descend(nodes, segment) if _is_descent(segment) else segment.resolve(nodes)
    for node in nodes:
        yield node.obj


def _is_descent(segment: JSONPathSegment) -> bool:
    return isinstance(segment, JSONPathRecursiveDescentSegment)


def _descend(nodes: Iterable[JSONPathMatch], segment: JSONPathSegment) -> Iterator[JSONPathMatch]:
    """What the library's descent gives, thirty times as fast on long lists of plain values."""
    for node in nodes:
        for below in _visit(node, DEEPEST):
            for selector in segment.selectors:
                yield from selector.resolve(below)


def _visit(node: JSONPathMatch, deeper: int) -> Iterator[JSONPathMatch]:
    """The node and every object and list below it."""
    if deeper < 0:
        raise TooMuch(f"leads into a document that is nested more than {DEEPEST} levels deep")
    yield node
    children = node.obj.values() if isinstance(node.obj, dict) else node.obj if isinstance(node.obj, list) else ()
    for child in children:
        if isinstance(child, (dict, list)):
            yield from _visit(node.new_child(child, 0), deeper - 1)


def _check_segments(path: JSONPath) -> None:
    if sum(map(_is_descent, path.segments)) > 1:
        raise ValueError("has more than one `..`; one is accepted")
    several = [segment for segment in path.segments if len(segment.selectors) > 1]
    if len(several) > 1 or any(len(segment.selectors) > MOST_CHOICES for segment in several):
        raise ValueError(f"has too many selectors in brackets; one pair may have several, up to {MOST_CHOICES}")
    for segment in path.segments:
        for selector in segment.selectors:
            if isinstance(selector, Filter):
                _check_expression(selector.expression)


def _check_expression(expression: BaseExpression) -> None:
    if isinstance(expression, FilterQuery) and not expression.path.singular_query():
        raise ValueError("has a filter that looks at more than one value, such as `@.*`; name each")
    if isinstance(expression, InfixExpression) and expression.operator not in _LOGICAL:
        sides = (expression.left, expression.right)
        if not any(isinstance(side, (FilterExpressionLiteral, Nil)) for side in sides):
            raise ValueError("has a filter that compares two values; compare with a text, a number, true or null")
    for child in expression.children():
        _check_expression(child)
