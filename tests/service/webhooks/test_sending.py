"""One POST against a real server: what counts as an answer, how long, how much, and to whom it goes."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Sequence
from ipaddress import IPv4Network
from pathlib import Path

import pytest

from service.webhooks.policy import Policy
from service.webhooks.sending import Sender
from tests.receivers import Receiver, Reply, certificate, receiver
from tests.servers import free_port
from tests.service.webhooks.conftest import LOOPBACK, OURS

SENDER = Sender(OURS, seconds=5)
IMPATIENT = Sender(OURS, seconds=0.5)
HEADERS = {"Content-Type": "application/json", "webhook-id": "1"}
BODY = '{"text":"żółć"}'.encode()


def names(*answers: Sequence[str]) -> Policy:
    """A policy to whose resolver a name has these addresses at each look-up in turn."""
    turn = iter(answers)
    return Policy(allow_http=True, networks=LOOPBACK, resolve=lambda host, port: next(turn))


def test_what_arrives_is_what_was_sent(cms: Receiver) -> None:
    answer = SENDER.post(cms.url, HEADERS, BODY)
    (got,) = cms.got
    assert (answer.status, answer.error, answer.text) == (204, "", "")
    assert (got.path, got.body) == ("/in", BODY)
    assert got.headers == {
        "host": f"127.0.0.1:{cms.port}",
        "content-type": "application/json",
        "webhook-id": "1",
        "content-length": str(len(BODY)),
    }


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        pytest.param("żółć".encode(), "żółć", id="text"),
        pytest.param(b"x" * 2_000_000, "x" * 2048, id="two megabytes"),
        pytest.param("ł".encode() * 3000, "ł" * 2048, id="characters, not bytes"),
        pytest.param(b"a\0b\xff", "a�b�", id="what no database keeps as text"),
    ],
)
def test_the_start_of_an_answer_is_kept(cms: Receiver, body: bytes, kept: str) -> None:
    cms.reply = Reply(500, body=body)
    answer = SENDER.post(cms.url, HEADERS, BODY)
    assert (answer.status, answer.text) == (500, kept)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(cms: Receiver, status: int) -> None:
    cms.reply = Reply(status, {"Location": cms.url + "/elsewhere"})
    assert SENDER.post(cms.url, HEADERS, BODY).status == status
    assert len(cms.got) == 1


def test_retry_after_is_told(cms: Receiver) -> None:
    cms.reply = Reply(503, {"RETRY-after": " 77 "})
    assert SENDER.post(cms.url, HEADERS, BODY).retry_after == 77


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(pause=0.1, drops=b"HTTP/1.1 204 No Content\r\n\r\n"), id="headers a byte at a time"),
        pytest.param(Reply(pause=0.0, drops=b"HTTP/1.1 100 Continue\r\n\r\n" * 3), id="a promise of more, and an end"),
    ],
)
def test_who_dribbles_headers_has_not_answered(cms: Receiver, reply: Reply) -> None:
    cms.reply = reply
    answer = IMPATIENT.post(cms.url, HEADERS, BODY)
    assert answer.status is None
    assert answer.error
    assert answer.seconds < 1.5


def test_who_never_answers_is_left(cms: Receiver) -> None:
    cms.hold()
    answer = IMPATIENT.post(cms.url, HEADERS, BODY)
    assert answer.error == "There was no answer within 0.5 s."
    assert 0.4 < answer.seconds < 1.5


def test_who_dribbles_a_body_has_answered(cms: Receiver) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
    cms.reply = Reply(pause=0.004, drops=head + b"x" * 5000)
    answer = IMPATIENT.post(cms.url, HEADERS, BODY)
    assert answer.status == 200
    assert answer.text.startswith("xxx")
    assert answer.seconds < 1.5


@pytest.mark.parametrize(
    "drops",
    [
        pytest.param(b"SSH-2.0-OpenSSH\r\n", id="another protocol"),
        pytest.param(b"HTTP/1.1 200", id="half a line"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000, id="endless headers"),
    ],
)
def test_what_is_no_http_is_an_error(cms: Receiver, drops: bytes) -> None:
    cms.reply = Reply(drops=drops)
    answer = IMPATIENT.post(cms.url, HEADERS, BODY)
    assert answer.status is None
    assert answer.error.endswith(".")


def test_nobody_there_is_an_error() -> None:
    answer = SENDER.post(f"http://127.0.0.1:{free_port()}/", HEADERS, BODY)
    assert (answer.status, answer.error) == (None, "[Errno 111] Connection refused.")


def test_no_proxy_of_the_environment_is_asked(cms: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    assert SENDER.post(cms.url, HEADERS, BODY).status == 204


def test_a_name_that_leads_elsewhere_by_now_is_not_followed(cms: Receiver) -> None:
    policy = names(["127.0.0.1"], ["169.254.169.254"])
    url = f"http://cms.test:{cms.port}/in"
    assert policy.find_addresses("cms.test", cms.port), "as at registration"
    answer = Sender(policy).post(url, HEADERS, BODY)
    assert (answer.status, cms.got) == (None, [])
    assert "not public" in answer.error


def test_the_checked_address_is_the_connected_one(cms: Receiver) -> None:
    """The name is looked up once: a second look-up, at which the answer could be another, would raise StopIteration."""
    answer = Sender(names(["127.0.0.1"])).post(f"http://cms.test:{cms.port}/in", HEADERS, BODY)
    assert answer.status == 204
    assert cms.got[0].headers["host"] == f"cms.test:{cms.port}"


def test_one_forbidden_address_among_good_ones_forbids_all(cms: Receiver) -> None:
    answer = Sender(names(["127.0.0.1", "10.0.0.1"])).post(f"http://cms.test:{cms.port}/in", HEADERS, BODY)
    assert (answer.status, cms.got) == (None, [])


def test_the_next_address_is_tried_where_one_takes_no_connection(cms: Receiver) -> None:
    answer = Sender(names(["127.0.0.2", "127.0.0.1"])).post(f"http://cms.test:{cms.port}/in", HEADERS, BODY)
    assert answer.status == 204


def test_loopback_is_refused_unless_it_is_permitted(cms: Receiver) -> None:
    answer = Sender(Policy(allow_http=True, networks=(IPv4Network("127.0.0.2/32"),))).post(cms.url, HEADERS, BODY)
    assert (answer.status, cms.got) == (None, [])


def test_the_guard_of_these_tests_guards() -> None:
    with socket.socket() as connection, pytest.raises(AssertionError, match="connects to"):
        connection.connect(("192.0.2.1", 80))


@pytest.fixture(scope="module")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"), "cms.test")


@pytest.fixture
def secure(pem: Path) -> Iterator[tuple[Receiver, list[str | None]]]:
    """A receiver behind TLS, and the names that it was asked for (SNI)."""
    asked: list[str | None] = []
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(pem)
    server.sni_callback = lambda _, name, __: asked.append(name)
    with receiver(server) as made:
        yield made, asked


def test_certificate_and_sni_are_the_names(secure: tuple[Receiver, list[str | None]], pem: Path) -> None:
    cms, asked = secure
    sender = Sender(names(["127.0.0.1"]), tls=ssl.create_default_context(cafile=pem))
    assert sender.post(f"https://cms.test:{cms.port}/in", HEADERS, BODY).status == 204
    assert asked == ["cms.test"]


@pytest.mark.parametrize(
    ("host", "trusted"),
    [
        pytest.param("other.test", True, id="a certificate of another name"),
        pytest.param("cms.test", False, id="a certificate of nobody that is trusted"),
    ],
)
def test_a_bad_certificate_is_an_error(
    secure: tuple[Receiver, list[str | None]], pem: Path, host: str, trusted: bool
) -> None:
    cms, _ = secure
    sender = Sender(names(["127.0.0.1"]), tls=ssl.create_default_context(cafile=pem) if trusted else None)
    answer = sender.post(f"https://{host}:{cms.port}/in", HEADERS, BODY)
    assert (answer.status, cms.got) == (None, [])
    assert "CERTIFICATE_VERIFY_FAILED" in answer.error
