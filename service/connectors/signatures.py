"""What the schemes of signing share. Everything is compared in constant time, and rubbish is refused like a forgery."""

from __future__ import annotations

import base64
import hashlib
import hmac
import math

from service.connectors.kind import Received
from service.errors import SignatureRefused

TOLERANCE = 300.0
"""Seconds that a time of sending may differ from this machine's: Standard Webhooks' five minutes, for every scheme."""
_LONGEST_TIME = 15


def sign_base64(secret: bytes, signed: bytes) -> str:
    """HMAC-SHA256, as base64."""
    return base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()


def sign_hex(secret: bytes, signed: bytes, algorithm: str = "sha256") -> str:
    """An HMAC, as lower-case hexadecimal digits."""
    return hmac.new(secret, signed, algorithm).hexdigest()


def need_header(received: Received, name: str) -> str:
    """A header's value. Raises SignatureRefused where there is none."""
    value = received.headers.get(name, "").strip()
    if not value:
        raise SignatureRefused(f"there is no header {name}")
    return value


def is_same(given: str, wanted: str) -> bool:
    """Whether two texts are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())


def need_same(given: str, wanted: str) -> None:
    """Raise SignatureRefused unless a signature is the one it should be."""
    if not is_same(given, wanted):
        raise SignatureRefused("the signature is of another body or by another secret")


def need_recent(stated: str, unit: float, at: float) -> None:
    """Raise SignatureRefused for a time, a whole number of ``unit`` seconds, that is none or too far from ``at``."""
    if not (stated.isascii() and stated.isdecimal() and len(stated) <= _LONGEST_TIME):
        raise SignatureRefused("the time of sending is not a number")
    off = int(stated) * unit - at
    if math.fabs(off) > TOLERANCE:
        raise SignatureRefused(f"the time of sending is {off:+.0f} s off")
