"""The request header Prefer (RFC 7240)."""

from __future__ import annotations

import re

_WAIT = re.compile(r'(?:^|[,;])\s*wait\s*=\s*"?(\d{1,9})"?\s*(?=$|[,;])', re.IGNORECASE)


def wait_of(prefer: str | None) -> int | None:
    """The seconds of ``wait=N``, None without one. What is malformed is ignored, as the RFC has it."""
    found = _WAIT.search(prefer or "")
    return int(found[1]) if found else None
