"""Signatures, as a receiver's library checks them."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest
from fastapi.testclient import TestClient
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from service.store.types import now
from service.webhooks.signing import new_secret, signed_headers

PAGE = Path(__file__).parents[3] / "docs" / "webhooks.md"
BODY = '{"type":"audit.completed","quality":"żółć"}'.encode()


def test_a_secret_is_32_random_bytes() -> None:
    secrets = {new_secret() for _ in range(20)}
    assert len(secrets) == 20
    assert {len(b64decode(secret.removeprefix("whsec_"))) for secret in secrets} == {32}


def test_the_library_verifies_what_is_signed() -> None:
    secret = new_secret()
    assert Webhook(secret).verify(BODY, signed_headers([secret], "id-1", now(), BODY))["type"] == "audit.completed"


def test_both_secrets_sign_after_a_rotation() -> None:
    new, old = new_secret(), new_secret()
    headers = signed_headers([new, old], "id-1", now(), BODY)
    for secret in (new, old):
        assert Webhook(secret).verify(BODY, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(new_secret()).verify(BODY, headers)


def test_the_receiver_of_the_docs_takes_what_is_signed_and_nothing_else() -> None:
    (program,) = re.findall("```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    secret, heard = new_secret(), SimpleQueue[Any]()
    names: dict[str, Any] = {"queue": heard}
    exec(program.replace("whsec_...", secret), names)
    client = TestClient(names["app"])
    headers = signed_headers([secret], "id-1", now(), BODY)
    assert client.post("/hooks/exonym", content=BODY, headers=headers).status_code == 204
    assert client.post("/hooks/exonym", content=BODY + b" ", headers=headers).status_code == 401
    assert client.post("/hooks/exonym", content=BODY, headers={**headers, "webhook-signature": "x"}).status_code == 401
    assert heard.get_nowait()["type"] == "audit.completed"
    assert heard.empty()


@pytest.mark.parametrize("changed", ["webhook-id", "webhook-timestamp", "body"])
def test_all_that_is_sent_is_signed(changed: str) -> None:
    secret = new_secret()
    headers = signed_headers([secret], "id-1", now(), BODY)
    body = BODY.replace(b"audit", b"tidua") if changed == "body" else BODY
    if changed != "body":
        headers[changed] = str(int(now().timestamp()) + 1)
    with pytest.raises(WebhookVerificationError):
        Webhook(secret).verify(body, headers)
