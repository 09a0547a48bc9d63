"""Texts as checks read them, each character with its place in the text as received."""

from exonym.documents.pairs import Readings, read_as, read_pair
from exonym.documents.places import Reading

__all__ = ["Reading", "Readings", "read_as", "read_pair"]
