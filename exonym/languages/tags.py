"""Language tags."""

from __future__ import annotations

from functools import lru_cache

_TWO_LETTERS = 2


def primary(tag: str | None) -> str:
    """The language of a tag without region or script ("pt" of "pt-BR"), empty where none was given.

    Of a language that has several codes it is the one of two letters, by which data are kept: "pl" of "pol".
    """
    code = (tag or "").split("-")[0]
    return code if len(code) <= _TWO_LETTERS else _shortest_code(code)


@lru_cache(maxsize=1024)
def _shortest_code(code: str) -> str:
    from langcodes import Language  # here, because its tables take a tenth of a second to load

    return Language.get(code).language or code
