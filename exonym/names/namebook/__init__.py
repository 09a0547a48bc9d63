"""The namebook: how names are spelled in each language, and which English spelling the house uses.

The packaged one lies in reference_pairs/namebook, whose README describes the format; users lay their own over it.
"""

from __future__ import annotations

from exonym.languages import TARGET_LANG
from exonym.names.namebook.book import Namebook, NamebookEntry, form_key
from exonym.names.namebook.current import cached_by_namebook, namebook, using
from exonym.names.namebook.name_order import given_name_of, is_surname, surname_of, surname_place
from exonym.names.namebook.own import SEPARATOR, read_entries, read_own, read_rows
from exonym.names.namebook.packaged import FILES, packaged_namebook, read_namebook
from exonym.names.namebook.rows import entry_of
from exonym.names.namebook.writing import to_csv, to_yaml, version_of

__all__ = [
    "FILES",
    "SEPARATOR",
    "TARGET_LANG",
    "Namebook",
    "NamebookEntry",
    "cached_by_namebook",
    "entry_of",
    "form_key",
    "given_name_of",
    "is_surname",
    "namebook",
    "packaged_namebook",
    "read_entries",
    "read_namebook",
    "read_own",
    "read_rows",
    "surname_of",
    "surname_place",
    "to_csv",
    "to_yaml",
    "using",
    "version_of",
]
