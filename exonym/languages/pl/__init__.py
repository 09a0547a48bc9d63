"""Polish."""

from exonym.languages.language import Language

LANGUAGE = Language("pl", "Polish", ordinal_stop=True, precedence=1)
