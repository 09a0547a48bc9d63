"""How checks, scorers and renderers are found: by lying in their folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from typing import Any


@lru_cache
def discover(package: str, constant: str) -> tuple[Any, ...]:
    """The ``constant`` of every module of ``package`` that has one, in order of module name."""
    folder = importlib.import_module(package)
    modules = sorted(found.name for found in pkgutil.iter_modules(folder.__path__))
    loaded = (importlib.import_module(f"{package}.{name}") for name in modules if not name.startswith("_"))
    return tuple(getattr(module, constant) for module in loaded if hasattr(module, constant))
