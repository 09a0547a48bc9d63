"""Signatures of Standard Webhooks 1.0.0 (https://www.standardwebhooks.com)."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterable
from datetime import datetime

from standardwebhooks.webhooks import Webhook

SECRET_BYTES = 32


def new_secret() -> str:
    """``whsec_`` and the base64 of 32 random bytes."""
    return "whsec_" + b64encode(os.urandom(SECRET_BYTES)).decode()


def signed_headers(secrets: Iterable[str], delivery_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers of a message. ``at`` is in UTC, which the library takes every time for; each secret signs."""
    text = body.decode()
    return {
        "webhook-id": delivery_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(Webhook(secret).sign(delivery_id, at, text) for secret in secrets),
    }
