"""Ghost, from 5.87.1.

``X-Ghost-Signature: sha256=<hex>, t=<ms>`` is HMAC-SHA256 over the body followed by t, with nothing between
(webhook-trigger.js). Before 5.87.1 the time was not signed, so that whoever saw a request could send it again for
ever: those signatures are refused. Ghost knows neither languages nor translations; the mapping reads both from tags,
``#pl`` and ``#article-4711``.
"""

from __future__ import annotations

import re

from service.connectors.kind import Kind, Received
from service.connectors.signatures import need_header, need_recent, need_same, sign_hex
from service.errors import SignatureRefused

_SIGNATURE = re.compile(r"sha256=([0-9a-f]{64}), ?t=([0-9]{1,15})")


def verify(secret: str, received: Received) -> bytes:
    """The body."""
    given = _SIGNATURE.fullmatch(need_header(received, "x-ghost-signature"))
    if given is None:
        raise SignatureRefused("x-ghost-signature is not sha256=..., t=...")
    need_recent(given[2], 0.001, received.at)
    need_same(given[1], sign_hex(secret.encode(), received.body + given[2].encode()))
    return received.body


CONNECTOR = Kind(
    kind="ghost",
    title="Ghost",
    verify=verify,
    mapping={
        "text": "$.post.current.html",
        "lang": "$.post.current.tags[*].name",
        "join_key": "$.post.current.tags[?@.name > '#article-' && @.name < '#article.'].name",
        "article_id": "$.post.current.id",
        "revision": "$.post.current.updated_at",
        "url": "$.post.current.url",
        "title": "$.post.current.title",
        "when": "$[?@.current.status == 'published']",
    },
)
