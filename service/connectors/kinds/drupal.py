"""Drupal, by the module Webhooks.

``X-Drupal-Webhooks-Signature`` is the base64 of HMAC-SHA256 over the body; there is no time in it. The payload has the
entity as Drupal's serializer writes it: each field is a list of objects with ``value``. All translations of a node
have its number, ``nid``.
"""

from __future__ import annotations

from service.connectors.kind import Kind, Received
from service.connectors.signatures import need_header, need_same, sign_base64


def verify(secret: str, received: Received) -> bytes:
    """The body."""
    need_same(need_header(received, "x-drupal-webhooks-signature"), sign_base64(secret.encode(), received.body))
    return received.body


CONNECTOR = Kind(
    kind="drupal",
    title="Drupal (Webhooks)",
    verify=verify,
    mapping={
        "text": "$.entity.body[0].value",
        "lang": "$.entity.langcode[0].value",
        "join_key": "$.entity.nid[0].value",
        "article_id": "$.entity.nid[0].value",
        "revision": "$.entity.changed[0].value",
        "title": "$.entity.title[0].value",
        "when": "$.entity.status[?@.value == true && $.event != 'entity:node:delete']",
    },
)
