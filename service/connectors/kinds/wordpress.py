"""WordPress, by the plugin WP Webhooks: WordPress itself sends nothing. WooCommerce's own webhooks are signed alike.

``X-WP-Webhook-Signature`` (WooCommerce: ``X-WC-Webhook-Signature``) is the base64 of HMAC-SHA256 over the body
(class-wp-webhooks-pro-webhook.php, class-wc-webhook.php); there is no time in it. The payload of the triggers "Post
created" and "Post updated" has WordPress's own post object and every taxonomy by its slug, among them Polylang's
``language`` and ``post_translations``, whose one term is the same for all translations of an article.
"""

from __future__ import annotations

import re

from service.connectors.kind import Kind, Received
from service.connectors.signatures import need_header, need_same, sign_base64

HEADERS = ("x-wp-webhook-signature", "x-wc-webhook-signature")
_PING = re.compile(rb"webhook_id=\d{1,20}")


def verify(secret: str, received: Received) -> bytes:
    """The body."""
    name = next((name for name in HEADERS if name in received.headers), HEADERS[0])
    need_same(need_header(received, name), sign_base64(secret.encode(), received.body))
    return received.body


def is_ping(received: Received) -> bool:
    """Whether it is the form ``webhook_id=N`` that WooCommerce sends, unsigned, when a webhook is saved."""
    return _PING.fullmatch(received.body) is not None


CONNECTOR = Kind(
    kind="wordpress",
    title="WordPress (WP Webhooks)",
    verify=verify,
    is_greeting=is_ping,
    mapping={
        "text": "$.post.post_content",
        "lang": "$.taxonomies.language.*.slug",
        "join_key": "$.taxonomies.post_translations.*.slug",
        "article_id": "$.post.ID",
        "revision": "$.post.post_modified_gmt",
        "url": "$.post_permalink",
        "title": "$.post.post_title",
        "when": "$[?@.post_status == 'publish']",
    },
)
