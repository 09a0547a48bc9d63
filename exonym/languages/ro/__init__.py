"""Romanian."""

from exonym.languages.language import Language

LANGUAGE = Language("ro", "Romanian")
