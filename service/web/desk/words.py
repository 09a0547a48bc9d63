"""Dates, counts and addresses, as people read them."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit


def write_date(at: datetime | None) -> str:
    """A day: 2026-03-01; nothing where there is none."""
    return at.strftime("%Y-%m-%d") if at else ""


def write_time(at: datetime | None) -> str:
    """A moment in UTC: 2026-03-01 14:05 UTC; nothing where there is none."""
    return at.strftime("%Y-%m-%d %H:%M UTC") if at else ""


def write_count(number: float | None) -> str:
    """A number with commas between thousands, and one place after the point where it has any."""
    if number is None:
        return ""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def link_out(url: str | None) -> str:
    """An address that may become a link: http or https with a host; empty for anything else."""
    try:
        parts = urlsplit(url or "")
        return str(url) if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def write_seconds(seconds: float) -> str:
    """How long something has lasted, in its greatest unit: 40 s, 3 min, 2 h, 5 days."""
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
