"""Which namebook is in force: the packaged one, or the one that an audit lays over it.

It is a context variable: two audits with different namebooks, in two threads, see each their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import TypeVar, TypeVarTuple

from exonym.names.namebook.book import Namebook
from exonym.names.namebook.packaged import packaged_namebook

_Args = TypeVarTuple("_Args")
_R = TypeVar("_R")

_IN_FORCE: ContextVar[Namebook | None] = ContextVar("namebook", default=None)


def namebook() -> Namebook:
    """The namebook in force. Raises InvalidConfig when the installation lacks the packaged one."""
    return _IN_FORCE.get() or packaged_namebook()


@contextmanager
def using(book: Namebook | None) -> Iterator[None]:
    """Put a namebook in force, in this thread (or task) alone; None stands for the packaged one."""
    before = _IN_FORCE.set(book)
    try:
        yield
    finally:
        _IN_FORCE.reset(before)


def cached_by_namebook(maxsize: int) -> Callable[[Callable[[*_Args], _R]], Callable[[*_Args], _R]]:
    """Remember a function's results for each namebook apart; for functions that ask ``namebook()``.

    The function's arguments must be hashable and given by position.
    """

    def decorate(function: Callable[[*_Args], _R]) -> Callable[[*_Args], _R]:
        @lru_cache(maxsize)
        def remembered(_book: Namebook, args: tuple[*_Args]) -> _R:
            return function(*args)

        @wraps(function)
        def answer(*args: *_Args) -> _R:
            return remembered(namebook(), args)

        return answer

    return decorate
