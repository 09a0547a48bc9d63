"""What a connector is: how one CMS signs what it sends, and where its events keep things."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

SHORTEST_SECRET = 8
LONGEST_SECRET = 500


@dataclass(frozen=True)
class Received:
    """A request as it came. ``path`` is as it was called, with any query; names of ``headers`` are in lower case.

    ``at``: when it came, in seconds since 1970.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    at: float


def check_length(secret: str) -> None:
    """Raise ValueError for a secret that is too short to be one."""
    if not SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET:
        raise ValueError(f"must have {SHORTEST_SECRET} to {LONGEST_SECRET} characters")


def greets_never(received: Received) -> bool:  # noqa: ARG001
    """False: most CMSs sign all that they send."""
    return False


@dataclass(frozen=True)
class Kind:
    """A kind of connector, one file in ``kinds``.

    ``verify`` takes the secret and a request, and returns what was signed but for the time of sending: by it an event
    that is sent twice is known. It raises SignatureRefused. ``mapping``: the one that is used where a connector has
    none of its own; ``{source_lang}`` and ``{target_lang}`` in it stand for the connector's first languages.
    ``format``: "text" or "html", likewise. ``check_secret`` raises ValueError; ``secret_pattern`` says the same in the
    API's description. ``is_greeting``: whether a request is the CMS's unsigned test of the address, which is answered
    and otherwise ignored.
    """

    kind: str
    title: str
    verify: Callable[[str, Received], bytes]
    mapping: Mapping[str, str]
    format: str = "html"
    check_secret: Callable[[str], None] = check_length
    secret_pattern: str = r"^[^\u0000]*$"
    is_greeting: Callable[[Received], bool] = greets_never

    @property
    def docs(self) -> str:
        """The page that says how to connect it, under docs/."""
        return f"connectors/{self.kind}.md"
