"""Contentful, with request verification enabled.

``x-contentful-signature`` is HMAC-SHA256, hexadecimal, over ``METHOD\\nPATH\\nNAME:VALUE;NAME:VALUE\\nBODY`` with the
headers that ``x-contentful-signed-headers`` lists, sorted (node-apps-toolkit, sign-request.ts). The secret's 64
characters are used as they are. The toolkit takes requests of the last 30 s; here it is five minutes in both
directions, as for every scheme: clocks differ, and what comes twice is known anyway.
"""

from __future__ import annotations

import re

from service.connectors.kind import Kind, Received
from service.connectors.signatures import need_header, need_recent, need_same, sign_hex
from service.errors import SignatureRefused

TIMESTAMP = "x-contentful-timestamp"
_SECRET = re.compile(r"[0-9a-zA-Z+/=_-]{64}")


def check_secret(secret: str) -> None:
    """Raise ValueError unless it is one of Contentful's."""
    if not _SECRET.fullmatch(secret):
        raise ValueError("must be the 64 characters that Contentful shows, of 0-9 a-z A-Z + / = _ -")


def verify(secret: str, received: Received) -> bytes:
    """The body. The time must be among the signed headers, or anybody could give an old request a new one."""
    given = need_header(received, "x-contentful-signature")
    names = sorted({name.strip().lower() for name in need_header(received, "x-contentful-signed-headers").split(",")})
    if TIMESTAMP not in names:
        raise SignatureRefused(f"{TIMESTAMP} is not signed")
    need_recent(need_header(received, TIMESTAMP), 0.001, received.at)
    headers = ";".join(f"{name}:{need_header(received, name)}" for name in names)
    head = f"{received.method}\n{received.path}\n{headers}\n".encode("utf-8", "surrogatepass")
    need_same(given, sign_hex(secret.encode(), head + received.body))
    return received.body


CONNECTOR = Kind(
    kind="contentful",
    title="Contentful",
    verify=verify,
    check_secret=check_secret,
    secret_pattern=f"^{_SECRET.pattern}$",
    format="text",
    mapping={
        "source": "$.fields.body['{source_lang}']",
        "target": "$.fields.body['{target_lang}']",
        "source_lang": "={source_lang}",
        "target_lang": "={target_lang}",
        "article_id": "$.sys.id",
        "revision": "$.sys.revision",
        "title": "$.fields.title['{target_lang}']",
        "when": "$.sys[?@ == 'Entry' && $.sys.revision]",
    },
)
