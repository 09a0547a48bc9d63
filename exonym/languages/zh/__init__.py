"""Chinese."""

from exonym.languages.language import Language, Script

LANGUAGE = Language("zh", "Chinese", Script.CHINESE, surname_first=True, marks_questions=False)
