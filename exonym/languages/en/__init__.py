"""English."""

from exonym.languages.language import Language

LANGUAGE = Language("en", "English", precedence=0)
