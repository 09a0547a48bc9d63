"""Names across articles: seen, decided, and a workspace's own namebook."""

from __future__ import annotations

from service.names.book import entries_of, learn, read_own_names, version_in_force
from service.names.deciding import MOST_ENTRIES, Change, decide, history_of, replace_all, take_back
from service.names.files import NamebookFormat, read_namebook, write_namebook
from service.names.listing import LATELY, FormSeen, NamePage, SeenName, Wanted, get_name, list_names
from service.names.merging import merge, split
from service.names.preview import Effect, Example, Preview, preview
from service.names.recording import forget, forms_of, record

__all__ = [
    "LATELY",
    "MOST_ENTRIES",
    "Change",
    "Effect",
    "Example",
    "FormSeen",
    "NamePage",
    "NamebookFormat",
    "Preview",
    "SeenName",
    "Wanted",
    "decide",
    "entries_of",
    "forget",
    "forms_of",
    "get_name",
    "history_of",
    "learn",
    "list_names",
    "merge",
    "preview",
    "read_namebook",
    "read_own_names",
    "record",
    "replace_all",
    "split",
    "take_back",
    "version_in_force",
    "write_namebook",
]
