"""Slovak."""

from exonym.languages.language import Language

LANGUAGE = Language("sk", "Slovak", feminine_surname="ová", ordinal_stop=True, precedence=4)
