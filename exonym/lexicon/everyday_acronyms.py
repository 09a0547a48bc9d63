"""Acronyms of English that stand for themselves: everyday_acronyms and postal_codes of its words.toml."""

from __future__ import annotations

from exonym.languages import ENGLISH, Slot

EVERYDAY = frozenset(" ".join(ENGLISH.facts(Slot.WORDS)["everyday_acronyms"].values()).split())
"""Known without a word of explanation."""
POSTAL_CODES = ENGLISH.word_list("postal_codes")
"""States of the USA as they stand behind a town: Austin, TX."""
