"""Japanese."""

from exonym.languages.language import Language, Script

LANGUAGE = Language("ja", "Japanese", Script.JAPANESE, surname_first=True, marks_questions=False)
