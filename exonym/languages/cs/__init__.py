"""Czech."""

from exonym.languages.language import Language

LANGUAGE = Language("cs", "Czech", feminine_surname="ová", ordinal_stop=True, precedence=3)
