"""Import unbabel-comet without what its import does to the process that imports it."""

from __future__ import annotations

import importlib
import logging
import threading
import warnings
from types import ModuleType

_lock = threading.Lock()


def comet_models() -> ModuleType:
    """The module ``comet.models``.

    Importing ``comet`` calls ``logging.basicConfig(level=INFO)``, which would take the root logger from the
    application: the root logger is put back as it was. Its torchmetrics (before 1.0) imports ``pkg_resources``, which
    warns that it is deprecated.
    """
    with _lock, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="pkg_resources is deprecated", category=UserWarning)
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        root = logging.getLogger()
        level, handlers = root.level, root.handlers[:]
        try:
            return importlib.import_module("comet.models")
        finally:
            root.setLevel(level)
            root.handlers[:] = handlers
