"""Texts as checks read them, each character with its place in the text as received."""

from exonym.reading.pairs import Readings, read_as, read_pair
from exonym.reading.places import Reading

__all__ = ["Reading", "Readings", "read_as", "read_pair"]
