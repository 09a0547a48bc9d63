"""Russian."""

from exonym.languages.language import Language, Script

LANGUAGE = Language("ru", "Russian", Script.CYRILLIC, precedence=0)
