"""Czech."""

from exonym.languages.language import Language

LANGUAGE = Language("cs", "Czech", feminine_surname="ová", precedence=3)
