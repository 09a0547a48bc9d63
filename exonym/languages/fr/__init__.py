"""French."""

from exonym.languages.language import Language

LANGUAGE = Language("fr", "French")
