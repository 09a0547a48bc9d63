"""German."""

from exonym.languages.language import Language

LANGUAGE = Language("de", "German", capitalises_nouns=True, inflects_names=False, ordinal_stop=True, precedence=2)
