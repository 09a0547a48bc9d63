"""Variables that look like settings and are none."""

from __future__ import annotations

import os
from collections.abc import Iterable
from difflib import get_close_matches

PREFIX = "EXONYM_"
_ALIKE = 0.85
"""How alike two names are, 0 to 1 as difflib counts, before one is taken for a misspelling of the other."""


def find_misspelt(variables: Iterable[str], settings: Iterable[str]) -> dict[str, str | None]:
    """Variables that begin as settings do and are none, each with the setting that is meant, None if none is near.

    ``settings`` are names of fields. One that is near nothing may be somebody else's: Kubernetes sets
    EXONYM_SERVICE_HOST in every container of a namespace that has a service called exonym.
    """
    known = [f"{PREFIX}{name}".upper() for name in settings]
    unknown = [name for name in variables if name.upper().startswith(PREFIX) and name.upper() not in known]
    return {name: next(iter(get_close_matches(name.upper(), known, 1, _ALIKE)), None) for name in sorted(unknown)}


def misspelt_variables(settings: Iterable[str]) -> dict[str, str | None]:
    """The same of the environment's own variables."""
    return find_misspelt(os.environ, settings)
