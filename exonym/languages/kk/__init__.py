"""Kazakh."""

from exonym.languages.language import Language, Script

LANGUAGE = Language("kk", "Kazakh", Script.CYRILLIC, precedence=3)
