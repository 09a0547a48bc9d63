"""Words longer than any that people write, read in part: what rules and models take for a word has a limit.

A word is what stands between white space: links, data in Base64 and rows of dots are words as well. Scripts that put
no spaces between words have no long ones, since each of their letters ends a word here.
"""

from __future__ import annotations

import re

from exonym.documents.places import Reading, ReadingWriter
from exonym.model import Span

LONGEST_WORD = 300
"""Characters of a word that are read; an ellipsis stands for the others."""
NOTE = "{count} of the words {are} longer than {limit} characters and {were} read in part: the first {limit}."
_LETTERS_WITHOUT_SPACES = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46"  # Thai
    "\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6"  # Lao
    "\u0f40-\u0f6c\u1000-\u102a\u1780-\u17b3"  # Tibetan, Burmese, Khmer
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30ff\u31f0-\u31ff\uff66-\uff9d"  # kana
    "\u3105-\u312f\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese, Yi
)
_IN_A_WORD = rf"[^\s{_LETTERS_WITHOUT_SPACES}]"
_LONG = re.compile(rf"(?<!{_IN_A_WORD}){_IN_A_WORD}{{{LONGEST_WORD}}}({_IN_A_WORD}++)")


def shorten_long_words(seen: Reading) -> Reading:
    """Put an ellipsis in place of the rest of every word that is too long.

    A span that ends with the ellipsis ends with the whole word in the text as received.
    """
    writer, done, count = ReadingWriter(seen.text), 0, 0
    for long in _LONG.finditer(seen.text):
        writer.copy_characters(done, long.start(1))
        writer.put_text("…", *long.span(1))
        done, count = long.end(), count + 1
    if not count:
        return seen
    writer.copy_characters(done, len(seen.text))
    return writer.finish_reading((Span(0, len(seen.text)),), shortened=count).stand_on(seen)


def note_shortened_words(count: int) -> str:
    """Say in a report that ``count`` words were shortened."""
    are, were = ("is", "was") if count == 1 else ("are", "were")
    return NOTE.format(count=count, limit=LONGEST_WORD, are=are, were=were)
