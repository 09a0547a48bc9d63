"""How CMSs send articles: what a connector is, and how one is found by lying in ``kinds``."""

from __future__ import annotations

from service.connectors.kind import Kind, Received
from service.connectors.mapping import FIELDS, Reader, check_mapping, has_both_sides, is_language, language_of
from service.connectors.registry import (
    KINDS,
    NewConnector,
    add_connector,
    find_connector,
    list_connectors,
    remove_connector,
)
from service.connectors.waiting import Waiting, list_waiting

__all__ = [
    "FIELDS",
    "KINDS",
    "Kind",
    "NewConnector",
    "Reader",
    "Received",
    "Waiting",
    "add_connector",
    "check_mapping",
    "find_connector",
    "has_both_sides",
    "is_language",
    "language_of",
    "list_connectors",
    "list_waiting",
    "remove_connector",
]
