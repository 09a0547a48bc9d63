"""Each kind takes what its CMS signs, and nothing else, whatever the headers are."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from service.connectors import KINDS, Received
from service.errors import SignatureRefused
from tests.service.connectors.signing import (
    AT,
    HEX64,
    PATH,
    SIGNERS,
    WHSEC,
    Signer,
    b64,
    mac,
    sign_contentful,
    sign_ghost,
    sign_standard,
)

BODY = '{"title": "Zażółć", "n": 1}'.encode()
each_signer = pytest.mark.parametrize("signer", SIGNERS, ids=lambda signer: signer.header)

RUBBISH = (
    "",
    " ",
    "v1,",
    "v1,%%%",
    "v1,é",
    "é",
    "\xff\xfe",
    "sha1=",
    "sha256=, t=",
    "sha256=" + "0" * 64 + ", t=nan",
    "sha1=" + "é" * 40,
    "A" * 5000,
    "v1," + "A" * 5000,
    ",,,,",
    "v1 v1 v1",
    "\x00",
    "Bearer",
    "\ud800",
)


def received(headers: Mapping[str, str], body: bytes = BODY, path: str = PATH, at: float = AT) -> Received:
    return Received("POST", path, headers, body, at)


def verify(signer: Signer, request: Received) -> bytes:
    return KINDS[signer.kind].verify(signer.secret, request)


def test_every_kind_is_tried() -> None:
    assert {signer.kind for signer in SIGNERS} == set(KINDS)


@each_signer
def test_what_the_cms_signs_is_taken(signer: Signer) -> None:
    KINDS[signer.kind].check_secret(signer.secret)
    assert BODY in verify(signer, received(signer.sign(signer.secret, BODY, AT)))


@each_signer
def test_another_secret_signs_nothing(signer: Signer) -> None:
    with pytest.raises(SignatureRefused):
        verify(signer, received(signer.sign(signer.other_secret, BODY, AT)))


@each_signer
def test_a_bent_bit_of_the_signature_is_seen(signer: Signer) -> None:
    headers = dict(signer.sign(signer.secret, BODY, AT))
    value = headers[signer.header]
    for place in range(len(value)):
        bent = value[:place] + chr(ord(value[place]) ^ 1) + value[place + 1 :]
        with pytest.raises(SignatureRefused):
            verify(signer, received({**headers, signer.header: bent}))


@pytest.mark.parametrize("signer", [one for one in SIGNERS if one.kind != "strapi"], ids=lambda signer: signer.header)
def test_a_bent_bit_of_the_body_is_seen(signer: Signer) -> None:
    headers = signer.sign(signer.secret, BODY, AT)
    for place in range(len(BODY)):
        bent = BODY[:place] + bytes([BODY[place] ^ 1]) + BODY[place + 1 :]
        with pytest.raises(SignatureRefused):
            verify(signer, received(headers, bent))


@each_signer
def test_no_header_at_all_is_refused(signer: Signer) -> None:
    with pytest.raises(SignatureRefused, match="missing"):
        verify(signer, received({}))


@each_signer
@pytest.mark.parametrize("rubbish", RUBBISH, ids=ascii)
def test_rubbish_in_any_header_is_refused_and_never_a_crash(signer: Signer, rubbish: str) -> None:
    headers = dict(signer.sign(signer.secret, BODY, AT))
    signed = [name for name in headers if name not in ("x-wp-webhook-source", "x-strapi-event")]
    for name in signed:
        if name in ("x-wc-webhook-topic", "x-drupal-webhooks-delivery"):
            continue  # nothing is read from them
        with pytest.raises(SignatureRefused):
            verify(signer, received({**headers, name: rubbish}))


@each_signer
@pytest.mark.parametrize("off", [-3600, -301, 301, 86_400])
def test_an_outdated_or_future_event_is_refused(signer: Signer, off: float) -> None:
    request = received(signer.sign(signer.secret, BODY, AT + off))
    if signer.timed:
        with pytest.raises(SignatureRefused):
            verify(signer, request)
    else:
        assert verify(signer, request) == BODY, "there is no time in it"


@each_signer
@pytest.mark.parametrize("off", [-299, 0, 299])
def test_a_clock_may_differ_by_five_minutes(signer: Signer, off: float) -> None:
    assert verify(signer, received(signer.sign(signer.secret, BODY, AT + off)))


@each_signer
def test_an_event_sent_again_later_is_known_as_the_same(signer: Signer) -> None:
    once = verify(signer, received(signer.sign(signer.secret, BODY, AT)))
    again = verify(signer, received(signer.sign(signer.secret, BODY, AT + 60)))
    assert once == again


def test_a_standard_event_of_another_id_is_another_one() -> None:
    one, other = (
        KINDS["generic"].verify(WHSEC, received(sign_standard(WHSEC, BODY, AT, ident))) for ident in ("m1", "m2")
    )
    assert one != other


def test_any_of_several_standard_signatures_is_enough() -> None:
    headers = sign_standard(WHSEC, BODY)
    several = f"v1a,xyz v1,{b64(bytes(32))} {headers['webhook-signature']}"
    assert KINDS["generic"].verify(WHSEC, received({**headers, "webhook-signature": several}))


def test_a_standard_body_need_not_be_utf_8() -> None:
    body = b'{"a": "\xb1"}'
    assert KINDS["generic"].verify(WHSEC, received(sign_standard(WHSEC, body), body))


@pytest.mark.parametrize("path", ["/v1/hooks/other", PATH + "/", PATH + "?a=1", "/v1/hooks/Blog"])
def test_a_contentful_event_is_for_its_own_path(path: str) -> None:
    with pytest.raises(SignatureRefused):
        KINDS["contentful"].verify(HEX64, received(sign_contentful(HEX64, BODY), path=path))


def test_a_contentful_time_that_is_not_signed_proves_nothing() -> None:
    headers = {"x-contentful-signed-headers": "x-contentful-signed-headers"}
    whole = f"POST\n{PATH}\nx-contentful-signed-headers:x-contentful-signed-headers\n".encode() + BODY
    signature = mac(HEX64.encode(), whole).hex()
    old = {**headers, "x-contentful-signature": signature, "x-contentful-timestamp": str(int(AT * 1000))}
    with pytest.raises(SignatureRefused) as refused:
        KINDS["contentful"].verify(HEX64, received(old))
    assert "not signed" in refused.value.why


def test_ghost_before_it_signed_the_time_is_refused() -> None:
    headers = {"x-ghost-signature": f"sha256={mac(b'ghost-secret', BODY).hex()}, t={int(AT * 1000)}"}
    with pytest.raises(SignatureRefused):
        KINDS["ghost"].verify("ghost-secret", received(headers))


def test_a_ghost_time_cannot_be_moved_into_the_body() -> None:
    headers = sign_ghost("ghost-secret", BODY)
    stamp = str(int(AT * 1000))
    for cut in range(1, len(stamp)):
        moved = headers["x-ghost-signature"].replace(f"t={stamp}", f"t={stamp[cut:]}")
        with pytest.raises(SignatureRefused):
            KINDS["ghost"].verify("ghost-secret", received({"x-ghost-signature": moved}, BODY + stamp[:cut].encode()))


@pytest.mark.parametrize(
    ("kind", "body", "greets"),
    [
        pytest.param("wordpress", b"webhook_id=12", True, id="WooCommerce's ping"),
        pytest.param("wordpress", b'{"webhook_id": 12}', False, id="JSON"),
        pytest.param("wordpress", b"webhook_id=12&x=1", False, id="more than the ping"),
        pytest.param("ghost", b"webhook_id=12", False, id="another CMS"),
    ],
)
def test_only_a_ping_is_taken_unsigned(kind: str, body: bytes, greets: bool) -> None:
    assert KINDS[kind].is_greeting(received({}, body)) is greets


@pytest.mark.parametrize(
    ("kind", "secret", "says"),
    [
        pytest.param("ghost", "short", "8 to 500", id="short"),
        pytest.param("generic", "whsec_" + b64(bytes(23)), "24 to 64", id="a key of 23 bytes"),
        pytest.param("generic", "whsec_%%%%", "base64", id="not base64"),
        pytest.param("generic", "whsec_é", "base64", id="not ASCII"),
        pytest.param("generic", b64(bytes(32)), "whsec_", id="without its prefix"),
        pytest.param("contentful", HEX64[:-1], "64 characters", id="63 characters"),
        pytest.param("strapi", " Bearer x-y-z", "ASCII", id="a space in front"),
        pytest.param("strapi", "Bearer zażółć", "ASCII", id="what no header can hold"),
    ],
)
def test_a_secret_that_cannot_be_one_is_refused(kind: str, secret: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        KINDS[kind].check_secret(secret)
