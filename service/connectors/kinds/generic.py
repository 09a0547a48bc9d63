"""Standard Webhooks 1.0.0: for every program that signs as the standard has it.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md: HMAC-SHA256 over
``{webhook-id}.{webhook-timestamp}.{body}`` with a secret of 24 to 64 bytes, written ``whsec_`` and base64. Verified
here and not by the library ``standardwebhooks``, which raises five kinds of errors on malformed headers and takes
bodies of UTF-8 alone.
"""

from __future__ import annotations

import base64

from service.connectors.kind import Kind, Received
from service.connectors.signatures import is_same, need_header, need_recent, sign_base64
from service.errors import SignatureRefused

PREFIX = "whsec_"
SHORTEST_KEY = 24
LONGEST_KEY = 64


_FOUR = "[A-Za-z0-9+/]{4}"
_ENDS = ("", "[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=", "[A-Za-z0-9+/][AQgw]==")
_MOST_FOURS = (21, 20, 21)
_SECRET = "|".join(f"^{PREFIX}({_FOUR}){{8,{most}}}{end}$" for most, end in zip(_MOST_FOURS, _ENDS, strict=True))
"""Base64 of 24 to 64 bytes."""


def check_secret(secret: str) -> None:
    """Raise ValueError unless it is ``whsec_`` and 24 to 64 bytes in base64."""
    try:
        length = len(_key_of(secret))
    except ValueError:
        length = 0
    if not (secret.startswith(PREFIX) and SHORTEST_KEY <= length <= LONGEST_KEY):
        raise ValueError(f"must be {PREFIX} and {SHORTEST_KEY} to {LONGEST_KEY} bytes in base64")


def verify(secret: str, received: Received) -> bytes:
    """The id and the body. A sender that tries again keeps the id and signs with a new time."""
    ident = need_header(received, "webhook-id")
    sent = need_header(received, "webhook-timestamp")
    given = need_header(received, "webhook-signature")
    need_recent(sent, 1.0, received.at)
    head = ident.encode("utf-8", "surrogatepass")
    wanted = "v1," + sign_base64(_key_of(secret), b".".join((head, sent.encode(), received.body)))
    # all of them are looked at, so that the time does not tell which one fits
    if not any([is_same(one, wanted) for one in given.split(" ")]):  # noqa: C419
        raise SignatureRefused("no signature of version v1 is of this body and by this secret")
    return head + b"." + received.body


def _key_of(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix(PREFIX), validate=True)


CONNECTOR = Kind(
    kind="generic",
    title="Standard Webhooks",
    verify=verify,
    check_secret=check_secret,
    secret_pattern=_SECRET,
    format="text",
    mapping={
        "source": "$.data.source",
        "target": "$.data.target",
        "source_lang": "$.data.source_lang",
        "target_lang": "$.data.target_lang",
        "article_id": "$.data.article_id",
        "revision": "$.data.revision",
        "url": "$.data.url",
        "feed": "$.data.feed",
        "title": "$.data.title",
    },
)
