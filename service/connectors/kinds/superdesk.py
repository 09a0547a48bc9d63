"""Superdesk, by a destination of the type HTTP Push in the format NINJS.

``x-superdesk-signature: sha1=`` and HMAC-SHA1 over the body, hexadecimal (http_push.py), where the destination has a
secret token; there is no time in it. A translation and its original have the same ``translation_id``.
"""

from __future__ import annotations

from service.connectors.kind import Kind, Received
from service.connectors.signatures import need_header, need_same, sign_hex


def verify(secret: str, received: Received) -> bytes:
    """The body."""
    wanted = "sha1=" + sign_hex(secret.encode(), received.body, "sha1")
    need_same(need_header(received, "x-superdesk-signature"), wanted)
    return received.body


CONNECTOR = Kind(
    kind="superdesk",
    title="Superdesk",
    verify=verify,
    mapping={
        "text": "$.body_html",
        "lang": "$.language",
        "join_key": "$.translation_id",
        "article_id": "$.guid",
        "revision": "$.version",
        "feed": "$.source",
        "title": "$.headline",
        "when": "$[?@ == 'usable' && $.type == 'text' && $.translation_id]",
    },
)
