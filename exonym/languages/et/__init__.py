"""Estonian."""

from exonym.languages.language import Language

LANGUAGE = Language("et", "Estonian", ordinal_stop=True)
