"""How each CMS signs, written from its own documentation and not from the code that verifies."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass

AT = 1_795_000_000.0
PATH = "/v1/hooks/blog"
WHSEC = "whsec_" + base64.b64encode(bytes(range(32))).decode()
HEX64 = "0123456789abcdef" * 4

Headers = dict[str, str]


def mac(secret: bytes, body: bytes, algorithm: str = "sha256") -> bytes:
    return hmac.new(secret, body, getattr(hashlib, algorithm)).digest()


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def sign_standard(secret: str, body: bytes, at: float = AT, ident: str = "msg_1") -> Headers:
    stamp = str(int(at))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signature = b64(mac(key, f"{ident}.{stamp}.".encode() + body))
    return {"webhook-id": ident, "webhook-timestamp": stamp, "webhook-signature": f"v1,{signature}"}


def sign_wordpress(secret: str, body: bytes, at: float = AT) -> Headers:
    return {"x-wp-webhook-signature": b64(mac(secret.encode(), body)), "x-wp-webhook-source": "https://news.example/"}


def sign_woocommerce(secret: str, body: bytes, at: float = AT) -> Headers:
    return {"x-wc-webhook-signature": b64(mac(secret.encode(), body)), "x-wc-webhook-topic": "product.updated"}


def sign_ghost(secret: str, body: bytes, at: float = AT) -> Headers:
    stamp = str(int(at * 1000))
    return {"x-ghost-signature": f"sha256={mac(secret.encode(), body + stamp.encode()).hex()}, t={stamp}"}


def sign_drupal(secret: str, body: bytes, at: float = AT) -> Headers:
    return {"x-drupal-webhooks-signature": b64(mac(secret.encode(), body)), "x-drupal-webhooks-delivery": "d-1"}


def sign_strapi(secret: str, body: bytes, at: float = AT) -> Headers:
    return {"authorization": secret, "x-strapi-event": "entry.publish"}


def sign_superdesk(secret: str, body: bytes, at: float = AT) -> Headers:
    return {"x-superdesk-signature": "sha1=" + mac(secret.encode(), body, "sha1").hex()}


def sign_contentful(secret: str, body: bytes, at: float = AT, path: str = PATH) -> Headers:
    signed = {
        "content-type": "application/vnd.contentful.management.v1+json",
        "x-contentful-signed-headers": "Content-Type, x-contentful-signed-headers,x-contentful-timestamp",
        "x-contentful-timestamp": str(int(at * 1000)),
    }
    headers = ";".join(f"{name}:{value}" for name, value in sorted(signed.items()))
    whole = f"POST\n{path}\n{headers}\n".encode() + body
    return {**signed, "x-contentful-signature": mac(secret.encode(), whole).hex()}


@dataclass(frozen=True)
class Signer:
    """How a kind signs, with a secret that it takes; ``header`` is the one that has the signature."""

    kind: str
    secret: str
    other_secret: str
    sign: Callable[[str, bytes, float], Mapping[str, str]]
    header: str
    timed: bool = False


SIGNERS = (
    Signer("generic", WHSEC, "whsec_" + b64(bytes(32)), sign_standard, "webhook-signature", True),
    Signer("wordpress", "wp-secret", "wp-secret2", sign_wordpress, "x-wp-webhook-signature"),
    Signer("wordpress", "wc-secret", "wc-secret2", sign_woocommerce, "x-wc-webhook-signature"),
    Signer("ghost", "ghost-secret", "ghost-secrets", sign_ghost, "x-ghost-signature", True),
    Signer("drupal", "drupal-secret", "Drupal-secret", sign_drupal, "x-drupal-webhooks-signature"),
    Signer("strapi", "Bearer token-1", "Bearer token-2", sign_strapi, "authorization"),
    Signer("superdesk", "superdesk", "superdeSk", sign_superdesk, "x-superdesk-signature"),
    Signer("contentful", HEX64, HEX64[::-1], sign_contentful, "x-contentful-signature", True),
)
