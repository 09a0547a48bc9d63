"""What a list of audits is narrowed to, as its form and its address have it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from pydantic import ValidationError

from service.audits import Filters
from service.web.schemas.audits import ListQuery

_FIELDS = ("q", "decision", "state", "status", "feed", "source_lang", "target_lang", "rule", "article_id", "batch")
_DAYS = ("from", "to")
_LONGEST = 500
"""Characters of a field that are read; longer ones are none that could be found."""


@dataclass(frozen=True)
class Narrowing:
    """``typed`` is what the form has; ``errors`` are by field. ``query`` is None where something is wrong."""

    typed: Mapping[str, str]
    query: ListQuery | None
    oldest: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def filters(self) -> Filters:
        """What to look for."""
        return self.query.to_filters() if self.query else Filters()

    def address(self, **more: str) -> str:
        """The state as the query of an address; empty without any."""
        state = {name: value for name, value in {**self.typed, **more}.items() if value}
        return f"?{urlencode(state)}" if state else ""


def read_narrowing(request: Request) -> Narrowing:
    """The filters of an address; what is wrong with one is said beside its field."""
    given = request.query_params
    typed = {name: given.get(name, "").strip()[:_LONGEST] for name in (*_FIELDS, *_DAYS, "sort")}
    values: dict[str, Any] = {name: typed[name] for name in _FIELDS if typed[name]}
    errors = _read_days(typed, values)
    if given.get("cursor"):
        values["cursor"] = given["cursor"]
    try:
        query = ListQuery.model_validate(values)
    except ValidationError as error:
        errors |= {str(e["loc"][0]): str(e["msg"]) for e in error.errors()}
    return Narrowing(typed, None if errors else query, typed["sort"] == "oldest", errors)


def _read_days(typed: Mapping[str, str], values: dict[str, Any]) -> dict[str, str]:
    """Put the days, both included, into the values as the moments around them; what is wrong, by field."""
    errors = {}
    for name in _DAYS:
        try:
            day = datetime.strptime(typed[name], "%Y-%m-%d").replace(tzinfo=UTC) if typed[name] else None
            if day is not None and name == "from":
                values["created_after"] = (day - timedelta(microseconds=1)).isoformat()
            elif day is not None:
                values["created_before"] = (day + timedelta(days=1)).isoformat()
        except (ValueError, OverflowError):
            errors[name] = "is no day such as 2026-03-01"
    return errors
