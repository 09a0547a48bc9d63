"""Ukrainian."""

from exonym.languages.language import Language, Script

LANGUAGE = Language("uk", "Ukrainian", Script.CYRILLIC, precedence=1)
