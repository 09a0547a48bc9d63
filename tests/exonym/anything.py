"""Any text and any HTML, for properties that hold of all; the same examples in every run."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

SETTINGS = settings(derandomize=True, database=None, deadline=None, max_examples=60)

ODD = [
    "\u00ad", "\u200b", "\u200f", "\ufeff", "\u00a0", "\u3000", "\r\n", "\r", "\n", "\t", " ", "e\u0301", "\u0301",
    "\u200d", "\U0001f469\u200d\U0001f467", "\U0001d518", "\u2028", "\x1b[2J", "\x85", "]]>", "&", "<", "5 000", "1,5",
    "Tokajew", "Токаев", "Tokayev", "MSW", "he ", "The the ", " .", "ALL", "東京", "עברית",
]  # fmt: skip
MARKUP = [
    "<p>", "</p>", "<b>", "</b>", "<br/>", "<td>", "<pre>", "<a title='1 > 0' href=x>", '<a b="', "<!-- x -->",
    "</pre>", "<!--", "<script>if (a<b)</script>", "<script>", "<title>t</title>", "<![CDATA[", "&amp;", "&shy;",
    "&nbsp;", "&eacute;", "&#173;", "&#x1F600;", "&copy", "&#0;", "&NotEqualTilde;", "</", "<!", "<?x>", "&#",
]  # fmt: skip

_characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
texts = st.lists(st.text(_characters, max_size=12) | st.sampled_from(ODD), max_size=12).map("".join)
"""Unicode without what ``check_pair`` refuses."""
pages = st.lists(texts | st.sampled_from(MARKUP), max_size=16).map("".join)
"""HTML, mostly broken."""
