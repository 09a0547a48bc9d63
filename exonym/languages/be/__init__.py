"""Belarusian."""

from exonym.languages.language import Language, Script

LANGUAGE = Language("be", "Belarusian", Script.CYRILLIC, precedence=2)
