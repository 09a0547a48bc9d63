"""Words of the calendar: months, weekdays, "yesterday", "last year"."""

from exonym.quantities.calendar.tables import LANGUAGES, CalendarKind, calendar_table
from exonym.quantities.calendar.words import CalendarWord, calendar_words

__all__ = ["LANGUAGES", "CalendarKind", "CalendarWord", "calendar_table", "calendar_words"]
