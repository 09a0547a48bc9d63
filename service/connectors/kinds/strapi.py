"""Strapi: signs nothing, and sends a static header ``Authorization`` that the secret must be equal to.

The payload of webhook-runner.js is ``{event, createdAt, model, entry}``; in Strapi 5 the locales of an entry share its
``documentId``.
"""

from __future__ import annotations

import re

from service.connectors.kind import Kind, Received, check_length
from service.connectors.signatures import need_header, need_same

_HEADER_VALUE = re.compile(r"[!-~]+( [!-~]+)*")


def check_secret(secret: str) -> None:
    """Raise ValueError unless it can be the value of a header."""
    check_length(secret)
    if not _HEADER_VALUE.fullmatch(secret):
        raise ValueError("must be the whole value of the header Authorization, such as Bearer ..., in ASCII characters")


def verify(secret: str, received: Received) -> bytes:
    """The body, although nothing protects it but the connection."""
    need_same(need_header(received, "authorization"), secret)
    return received.body


CONNECTOR = Kind(
    kind="strapi",
    title="Strapi",
    verify=verify,
    check_secret=check_secret,
    secret_pattern=f"^{_HEADER_VALUE.pattern}$",
    format="text",
    mapping={
        "text": "$.entry.content",
        "lang": "$.entry.locale",
        "join_key": "$.entry.documentId",
        "article_id": "$.entry.documentId",
        "revision": "$.entry.updatedAt",
        "title": "$.entry.title",
        "when": "$[?@ == 'entry.publish']",
    },
)
