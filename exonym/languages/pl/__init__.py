"""Polish."""

from exonym.languages.language import Language

LANGUAGE = Language("pl", "Polish", precedence=1)
